// Puts into the page what its address asks for: the editor of a definition, or the viewer of an instance.
(() => {
  const query = new URLSearchParams(location.search);
  const [name, attribute] = query.has('instance-id')
    ? ['elsa-workflow-instance-viewer', 'instance-id']
    : ['elsa-workflow-definition-editor', 'definition-id'];
  const element = document.createElement(name);
  element.setAttribute(attribute, query.get(attribute) ?? '');
  element.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
  document.body.prepend(element);

  // Studio is open when the first activity stands on the canvas.
  const waiting = new MutationObserver(() => {
    if (!element.querySelector('elsa-activity-wrapper')) return;
    waiting.disconnect();
    document.getElementById('loading').remove();
    // The first button of the toolbar: the whole flow in view.
    setTimeout(() => element.querySelector('.mud-toolbar button')?.click(), 300);
    window.tellDesigner({ type: 'ready' });
  });
  waiting.observe(element, { childList: true, subtree: true });
})();
