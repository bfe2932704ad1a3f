"use strict";
(() => {
  const root = document.documentElement;
  const tip = document.getElementById("tip");

  // Theme: the system's until switched; remembered where the browser allows it.
  const button = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const label = () => { if (button) button.textContent = isDark() ? "Light" : "Dark"; };
  try { const kept = localStorage.getItem("quantlab-theme"); if (kept) root.dataset.theme = kept; } catch { /* not allowed */ }
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try { localStorage.setItem("quantlab-theme", root.dataset.theme); } catch { /* not allowed */ }
      label();
    });
    system.addEventListener("change", label);
    label();
  }

  // One tooltip for names, bars and charts.
  const place = (x, y) => {
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, x + 14), innerWidth - box.width - 8);
    const top = y + 18 + box.height > innerHeight ? y - box.height - 12 : y + 18;
    tip.style.left = left + "px";
    tip.style.top = Math.max(8, top) + "px";
  };
  const hide = () => { tip.hidden = true; };
  for (const element of document.querySelectorAll("[data-tip]")) {
    const show = (x, y) => { tip.textContent = element.dataset.tip; place(x, y); };
    element.addEventListener("pointermove", e => show(e.clientX, e.clientY));
    element.addEventListener("pointerleave", hide);
    element.addEventListener("focus", () => {
      const box = element.getBoundingClientRect();
      show(box.left - 14, box.bottom - 8);
    });
    element.addEventListener("blur", hide);
  }

  // Crosshair: charts inside .linked move together.
  const group = (digits, value) => {
    const [whole, rest] = Math.abs(value).toFixed(digits).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u2009");
    return (value < 0 ? "\u2212" : "") + grouped + (rest ? "." + rest : "");
  };
  const printed = (value, format) => value === null ? "\u2013"
    : format === "PERCENT" ? group(2, value * 100) + "\u202f%"
    : format === "MONEY" ? group(2, value) : group(Math.abs(value) < 10 ? 3 : 1, value);
  const nearest = (times, at) => {
    let low = 0;
    let high = times.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (times[middle] <= at) low = middle; else high = middle;
    }
    return times[high] !== undefined && at - times[low] > times[high] - at ? high : low;
  };
  const charts = [...document.querySelectorAll(".plot")].filter(p => p.querySelector("script.data")).map(plot => {
    const cross = document.createElement("div");
    cross.className = "cross";
    cross.hidden = true;
    plot.append(cross);
    return { plot, cross, data: JSON.parse(plot.querySelector("script.data").textContent) };
  });
  const point = (chart, event) => {
    const box = chart.plot.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    const at = share * (chart.data.to - chart.data.from);
    tip.textContent = "";
    const head = document.createElement("div");
    const day = chart.data.to - chart.data.from > 40 * 864e5;
    head.textContent = new Date(chart.data.from + at).toISOString().slice(0, day ? 10 : 16).replace("T", " ");
    tip.append(head);
    for (const other of charts) {
      const linked = chart.plot.closest(".linked");
      if (other !== chart && (!linked || other.plot.closest(".linked") !== linked)) continue;
      other.cross.hidden = false;
      other.cross.style.left = share * 100 + "%";
      for (const curve of other.data.curves) {
        if (!curve.t.length) continue;
        const row = document.createElement("div");
        const name = document.createElement("span");
        const value = document.createElement("b");
        row.className = "row";
        name.textContent = curve.name;
        value.textContent = printed(curve.v[nearest(curve.t, at)], other.data.format);
        row.append(name, value);
        tip.append(row);
      }
    }
    place(event.clientX, event.clientY);
  };
  const leave = () => { hide(); for (const chart of charts) chart.cross.hidden = true; };
  for (const chart of charts) {
    chart.plot.addEventListener("pointermove", e => point(chart, e));
    chart.plot.addEventListener("pointerdown", e => point(chart, e));
    chart.plot.addEventListener("pointerleave", leave);
  }

  // Sorting and paging of long tables.
  for (const table of document.querySelectorAll("table[data-page]")) {
    const body = table.tBodies[0];
    const size = Number(table.dataset.page);
    let rows = [...body.rows];
    let page = 0;
    const bar = document.createElement("div");
    const back = document.createElement("button");
    const forth = document.createElement("button");
    const where = document.createElement("span");
    bar.className = "pager";
    back.textContent = "Earlier";
    forth.textContent = "Later";
    bar.append(where, back, forth);
    if (rows.length > size) table.closest(".scroll").after(bar);
    const show = () => {
      rows.forEach((row, i) => { row.hidden = i < page * size || i >= (page + 1) * size; });
      where.textContent = `${page * size + 1}\u2013${Math.min(rows.length, (page + 1) * size)} of ${rows.length}`;
      back.disabled = page === 0;
      forth.disabled = (page + 1) * size >= rows.length;
    };
    back.addEventListener("click", () => { page--; show(); });
    forth.addEventListener("click", () => { page++; show(); });
    table.querySelectorAll("th[data-sort]").forEach((head, column) => {
      head.classList.add("on");
      head.tabIndex = 0;
      const sort = () => {
        const down = head.getAttribute("aria-sort") !== "descending";
        table.querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = row => {
          const cell = row.cells[column];
          return "v" in cell.dataset ? (cell.dataset.v === "" ? -Infinity : Number(cell.dataset.v)) : cell.textContent;
        };
        rows.sort((x, y) => {
          const a = key(x);
          const b = key(y);
          return (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1);
        });
        body.append(...rows);
        page = 0;
        show();
      };
      head.addEventListener("click", sort);
      head.addEventListener("keydown", e => { if (e.key === "Enter") sort(); });
    });
    addEventListener("beforeprint", () => rows.forEach(row => { row.hidden = false; }));
    addEventListener("afterprint", show);
    show();
  }
})();
