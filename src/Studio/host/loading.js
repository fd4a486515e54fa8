// How much of Studio is here: the bytes of its files, and the share of its runtime's files as Blazor counts them.
(() => {
  const page = document.documentElement;
  let bytes = 0;

  const show = () => {
    const loading = document.getElementById('loading');
    if (!loading) return true;
    const share = Math.floor(Number.parseFloat(page.style.getPropertyValue('--blazor-load-percentage')) || 0);
    loading.querySelector('[role=progressbar]').setAttribute('aria-valuenow', share);
    loading.querySelector('[data-loaded]').textContent =
      share < 100
        ? `已载入 ${(bytes / 1_000_000).toFixed(1)} MB，${share}%`
        : `已载入 ${(bytes / 1_000_000).toFixed(1)} MB，正在启动`;
    return false;
  };

  new PerformanceObserver((list, observer) => {
    for (const { name, encodedBodySize } of list.getEntries())
      if (new URL(name).pathname.startsWith('/studio/')) bytes += encodedBodySize;
    if (show()) observer.disconnect();
  }).observe({ type: 'resource', buffered: true });
})();
