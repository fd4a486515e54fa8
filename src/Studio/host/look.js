// Gives Studio the office's language and look: captions in Chinese, our activities' icons, expert parts out of sight.
(() => {
  const words = new Map(Object.entries(window.studioWords).map(([from, to]) => [from.toLowerCase(), to]));
  const attributes = ['placeholder', 'title', 'aria-label'];
  const untouched = '.monaco-editor, code, pre, textarea, script, style, elsa-activity-wrapper, .mud-chip';
  const hiddenTabs = ['Test', 'Commit Strategy', 'Task', 'Log', 'Resilience'];
  // Rows of an instance that lead to pages only Studio's own application has.
  const hiddenRows = ['Structured Logs'];
  const paletteOrder = ['审批', '基本', '高级'];

  const inChinese = (text) => {
    const [, before, core, after] = /^(\s*)(.*?)(\*?\s*)$/s.exec(text);
    if (!/[A-Za-z]/.test(core)) return text;
    const known = words.get(core.toLowerCase());
    if (known) return before + known + after;
    const phrase = window.studioPhrases.find(([pattern]) => pattern.test(core));
    return phrase ? before + core.replace(...phrase) + after : text;
  };

  const translateText = (node) => {
    if (!node.parentElement || node.parentElement.closest(untouched)) return;
    hideExpertTab(node);
    hideRow(node);
    const text = inChinese(node.nodeValue);
    if (text !== node.nodeValue) node.nodeValue = text;
  };

  const hideExpertTab = (node) => {
    const tab = node.parentElement.closest('.mud-tab');
    if (tab && hiddenTabs.includes(node.nodeValue.trim())) tab.style.display = 'none';
  };

  const hideRow = (node) => {
    const row = node.parentElement.closest('tr');
    if (row && hiddenRows.includes(node.nodeValue.trim())) row.style.display = 'none';
  };

  const translateAttributes = (element) => {
    for (const name of attributes) {
      const text = element.getAttribute(name);
      if (!text) continue;
      const translated = inChinese(text);
      if (translated !== text) element.setAttribute(name, translated);
    }
  };

  // The palette sorts its groups by name; offices look for approvals first.
  const arrangePalette = (element) => {
    const caption = element.querySelector(':scope > .mud-expand-panel-header .mud-expand-panel-text')?.textContent;
    const place = paletteOrder.indexOf(caption?.trim());
    element.style.order = place < 0 ? paletteOrder.length - 1 : place;
  };

  const markPaletteItem = (element) => {
    element.dataset.activity = element.textContent.trim();
  };

  const within = (node, selector) => [
    ...(node.matches(selector) ? [node] : []),
    ...node.querySelectorAll(selector),
  ];

  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return translateText(node);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches('.monaco-editor')) return;
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) translateText(texts.currentNode);
    for (const element of within(node, '[placeholder], [title], [aria-label]')) translateAttributes(element);
    for (const element of within(node, '.mud-expand-panel')) arrangePalette(element);
    for (const element of within(node, '[draggable=true]')) markPaletteItem(element);
  };

  document.addEventListener('DOMContentLoaded', () =>
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === 'characterData') translateText(change.target);
        else if (change.type === 'attributes') translateAttributes(change.target);
        else change.addedNodes.forEach(visit);
      }
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: attributes,
    }),
  );
})();
