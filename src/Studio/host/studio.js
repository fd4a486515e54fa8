// Runs before Studio: sets its language, and tells the page around it what happens inside.
(() => {
  localStorage.setItem('BlazorCulture', 'zh-CN');

  const tell = (message) => window.parent.postMessage({ from: 'studio', ...message }, location.origin);
  window.tellDesigner = tell;

  const isSave = (url, method) => method === 'POST' && url.pathname.endsWith('/elsa/api/workflow-definitions');

  const passOn = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const isOurs = url.pathname.startsWith('/elsa/api/');
    const saving = isSave(url, request.method);
    if (saving) tell({ type: 'saving' });
    const response = await passOn(request);
    if (isOurs && (response.status === 401 || response.status === 403)) tell({ type: 'signedOut' });
    if (saving || (isOurs && response.status === 400)) {
      const body = await response
        .clone()
        .json()
        .catch(() => null);
      if (response.ok) {
        const { id, version, name, isPublished } = body.workflowDefinition;
        tell({ type: 'saved', id, version, name, isPublished, warnings: body.warnings ?? [] });
      } else {
        tell({ type: 'refused', saving, code: body?.code, message: body?.message, problems: body?.problems ?? [] });
      }
    }
    return response;
  };

  // Pages that Studio's own application would have; the page around it opens its own instead.
  const pages = [
    [/\/workflows\/definitions\/([^/?]+)\/edit/, 'definition'],
    [/\/workflows\/instances\/([^/?]+)\/view/, 'instance'],
  ];
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    for (const [pattern, what] of pages) {
      const found = pattern.exec(String(address));
      if (!found) continue;
      tell({ type: 'open', what, id: decodeURIComponent(found[1]) });
      return;
    }
    push(state, title, address);
  };

  document.addEventListener('DOMContentLoaded', () => {
    const error = document.getElementById('blazor-error-ui');
    new MutationObserver(() => {
      if (error.style.display !== 'none') tell({ type: 'broken' });
    }).observe(error, { attributes: true, attributeFilter: ['style'] });
  });
})();
