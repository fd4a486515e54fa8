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
  // What Studio calls is only heard by an element that has become one.
  customElements.whenDefined(name).then(() => {
    element.editWorkflowDefinition = (id) => window.tellDesigner({ type: 'open', what: 'definition', id });
  });

  // On an office's screen Studio leaves too little room: here a whole flow fits, and a step's inputs are seen at once.
  const shares =
    attribute === 'definition-id'
      ? [
          [13, 87],
          [73, 27],
          [58, 42],
        ]
      : [
          [18, 82],
          [76, 24],
          [62, 38],
        ];
  const giveRoom = () =>
    element.querySelectorAll('.rz-splitter').forEach((splitter, place) => {
      const panes = [...splitter.children].filter((child) => child.matches('.rz-splitter-pane'));
      panes.forEach((pane, side) => {
        if (shares[place]?.[side]) pane.style.flexBasis = `${shares[place][side]}%`;
      });
    });

  // Studio is open when the first activity stands on the canvas.
  const waiting = new MutationObserver(() => {
    if (!element.querySelector('elsa-activity-wrapper')) return;
    waiting.disconnect();
    document.getElementById('loading').remove();
    giveRoom();
    // The first button above the canvas: the whole flow in view, once the canvas has its size.
    setTimeout(() => {
      const bars = [...element.querySelectorAll('.mud-toolbar')].filter((bar) => bar.querySelector('button'));
      bars.at(attribute === 'definition-id' ? 0 : -1)?.querySelector('button').click();
      document.body.dataset.open = 'whole';
    }, 500);
    window.tellDesigner({ type: 'ready' });
  });
  waiting.observe(element, { childList: true, subtree: true });
})();
