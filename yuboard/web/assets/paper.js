// Charts keep their screen size on paper: those larger than the page has room for are scaled down, and back afterwards.
(() => {
  const [WIDTH, HEIGHT] = [650, 720];
  const charts = () => document.querySelectorAll(".js-plotly-plot");
  addEventListener("beforeprint", () => {
    for (const chart of charts()) {
      const { offsetWidth: width = 0, offsetHeight: height = 0 } = chart.querySelector(".svg-container") ?? {};
      const share = Math.min(WIDTH / width, HEIGHT / height);
      if (share < 1) chart.style.zoom = share;
    }
  });
  addEventListener("afterprint", () => charts().forEach((chart) => (chart.style.zoom = "")));
})();
