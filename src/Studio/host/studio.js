// Runs before Studio: sets its language, and tells the page around it what happens inside.
(() => {
  localStorage.setItem('BlazorCulture', 'zh-CN');

  const tell = (message) => window.parent.postMessage({ from: 'studio', ...message }, location.origin);
  window.tellDesigner = tell;

  const isSave = (url, method) => method === 'POST' && url.pathname.endsWith('/elsa/api/workflow-definitions');

  const passOn = window.fetch.bind(window);

  // Studio gives up on a request after 100 seconds, and then looks broken.
  const patience = 90_000;

  // Whether the flow is to be published with these doubts: the page around asks; no answer is a no.
  const isMeantSo = (warnings) =>
    new Promise((resolve) => {
      const listen = ({ origin, source, data }) => {
        if (origin === location.origin && source === window.parent && data?.to === 'studio') answer(data.goOn);
      };
      const answer = (goOn) => {
        clearTimeout(waiting);
        window.removeEventListener('message', listen);
        tell({ type: 'doubtful' });
        resolve(goOn);
      };
      const waiting = setTimeout(() => answer(false), patience);
      window.addEventListener('message', listen);
      tell({ type: 'doubtful', warnings });
    });

  // Publishing itself says what is wrong; before it, whoever publishes is asked about what is only doubtful.
  const mayPublish = async ({ model, publish }, check) => {
    if (!publish) return true;
    const checked = await check(JSON.stringify({ model }));
    const { problems, warnings } = checked.ok ? await checked.json() : { problems: [], warnings: [] };
    return problems.length > 0 || warnings.length === 0 || isMeantSo(warnings);
  };

  // Studio shows the sentence of a 400.
  const notPublished = () => Response.json({ message: '没有发布，草稿还在。' }, { status: 400 });

  const save = async (request) => {
    const { url, method, headers } = request;
    const body = await request.text();
    const check = (model) => passOn(`${url}/check`, { method, headers, body: model });
    if (!(await mayPublish(JSON.parse(body), check))) return notPublished();
    tell({ type: 'saving' });
    const response = await passOn(url, { method, headers, body });
    await tellOutcome(response, true);
    return response;
  };

  const tellOutcome = async (response, saving) => {
    if (response.status === 401 || response.status === 403) tell({ type: 'signedOut' });
    if (!saving && response.status !== 400) return;
    const body = await response
      .clone()
      .json()
      .catch(() => null);
    if (response.ok) {
      const { id, version, name, isPublished } = body.workflowDefinition;
      tell({ type: 'saved', id, version, name, isPublished });
    } else {
      tell({ type: 'refused', saving, code: body?.code, message: body?.message, problems: body?.problems ?? [] });
    }
  };

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (isSave(url, request.method)) return save(request);
    const response = await passOn(request);
    if (url.pathname.startsWith('/elsa/api/')) await tellOutcome(response, false);
    return response;
  };

  // Pages that Studio's own application would have; the page around it opens its own instead.
  const pages = [
    [/\/workflows\/definitions\/([^/?]+)\/edit/, 'definition'],
    [/\/workflows\/instances\/([^/?]+)\/view/, 'instance'],
  ];
  const isOpenedOutside = (address) => {
    for (const [pattern, what] of pages) {
      const found = pattern.exec(String(address));
      if (!found) continue;
      tell({ type: 'open', what, id: decodeURIComponent(found[1]) });
      return true;
    }
    return false;
  };
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    if (!isOpenedOutside(address)) push(state, title, address);
  };
  const follow = (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || !isOpenedOutside(link.href)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', follow, true);

  document.addEventListener('DOMContentLoaded', () => {
    const error = document.getElementById('blazor-error-ui');
    new MutationObserver(() => {
      if (error.style.display !== 'none') tell({ type: 'broken' });
    }).observe(error, { attributes: true, attributeFilter: ['style'] });
  });
})();
