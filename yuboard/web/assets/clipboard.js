// Over plain http a browser gives pages no clipboard, and Streamlit's copy buttons know no other way.
navigator.clipboard ??
  Object.defineProperty(navigator, "clipboard", {
    value: {
      async writeText(text) {
        const give = (event) => {
          event.clipboardData.setData("text/plain", text);
          event.preventDefault();
          event.stopImmediatePropagation();
        };
        document.addEventListener("copy", give, { capture: true, once: true });
        if (!document.execCommand("copy")) throw new Error("not copied");
      },
    },
  });
