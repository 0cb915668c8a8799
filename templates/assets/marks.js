// Marks the words given in the address (?highlight=…&highlight=…) in the text one lands on.
(() => {
  const words = new URLSearchParams(location.search).getAll("highlight").map((word) => word.trim()).filter(Boolean);
  const main = document.querySelector("main");
  if (!words.length || !main) return;

  const letter = "[\\p{L}\\p{N}]";
  const literal = (text) =>
    text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/['’]/g, "['’]").replace(/\s+/g, "\\s+");

  // A figure and a phrase as they stand; of a word plain endings too (library, libraries), and what a long one begins.
  const form = (word) => {
    if (/\d/.test(word)) return `(?<![\\d.,])${literal(word)}(?!\\d|[.,]\\d)`;
    if (/\s/.test(word)) return `(?<!${letter})${literal(word)}(?!${letter})`;
    const stem = word.match(/^(.{3,}?)(ies|ied|y|ing|ed|es|s|e)?$/u) ?? [word, word, ""];
    const endings = /y$|ie.$/.test(stem[2] ?? "") ? "(?:y|ies|ied)" : "(?:e?s|e?d|ing|e)?";
    const begun = word.length > 3 ? `${literal(word)}${letter}*|` : "";
    return `(?<!${letter})(?:${begun}${literal(stem[1])}${endings}(?!${letter}))`;
  };
  const pattern = new RegExp(words.map(form).join("|"), "giu");

  // All text in one string, so that a phrase is found across emphasis and abbreviations but not from block to block.
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  let block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("script, style, svg, nav, aside, .n")) continue;
    const own = node.parentElement.closest("p, li, h1, h2, h3, h4, td, th, dt, dd, caption, figcaption, summary, div");
    if (own !== block) text += "\0";
    block = own;
    nodes.push([text.length, node]);
    text += node.data;
  }

  const found = [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]).reverse();
  for (const [start, node] of nodes) {
    const end = start + node.length;
    for (const [from, to] of found.filter((range) => range[0] < end && range[1] > start)) {
      const range = new Range();
      range.setStart(node, Math.max(from - start, 0));
      range.setEnd(node, Math.min(to, end) - start);
      range.surroundContents(document.createElement("mark"));
    }
  }
})();
