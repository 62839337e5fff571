// On a phone the menu lies over the page: a choice closes it, so that the page chosen is seen.
document.addEventListener("click", (event) => {
  const isChoice = event.target.closest?.('[data-testid="stSidebarNavLink"]');
  if (!isChoice || !matchMedia("(max-width: 768px)").matches) return;
  setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click());
});
