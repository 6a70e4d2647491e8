// The chosen look is set before anything is drawn, so that a dark room stays dark.
(function () {
  try {
    const look = JSON.parse(localStorage.getItem('fiveones.look') || '{}');
    const dark = look.theme ? look.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.documentElement.dataset.size = look.size === 'large' ? 'large' : 'normal';
  } catch {
    document.documentElement.dataset.theme = 'light';
  }
})();
