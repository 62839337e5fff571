// Charts keep their screen width on paper: those wider than the page are scaled down to it, and back afterwards.
(() => {
  const PAGE = 680;
  const charts = () => document.querySelectorAll(".js-plotly-plot");
  addEventListener("beforeprint", () => {
    for (const chart of charts()) {
      const width = chart.querySelector(".svg-container")?.offsetWidth ?? 0;
      if (width > PAGE) chart.style.zoom = PAGE / width;
    }
  });
  addEventListener("afterprint", () => charts().forEach((chart) => (chart.style.zoom = "")));
})();
