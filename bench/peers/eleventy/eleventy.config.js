export default function (config) {
  config.addGlobalData("layout", "base.njk");
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
    markdownTemplateEngine: false,
    templateFormats: ["md"],
  };
}
