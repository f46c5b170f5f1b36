/* Stands in for the search engine: each answer is chosen by a word in the query. */
(function () {
  "use strict";
  var HOSTILE = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</scr' + 'ipt>&amp;\u202e';
  function guide(prefix, path, title, more) {
    return Object.assign({
      path: path, href: prefix + path + ".html", title: title, section: path.split("/")[0],
      lang: null, score: 1, text: ["What to do when ", ["it"], " has happened to you."], places: []
    }, more);
  }
  function answer(prefix, query) {
    var low = "truth-and-wellbeing/feeling-very-low";
    var hacked = guide(prefix, "accounts-and-phones/account-hacked", ["My account was ", ["hacked"]], {
      places: [
        { href: prefix + "accounts-and-phones/account-hacked.html#text", title: ["The ", ["first"], " step"] },
        { href: prefix + "accounts-and-phones/account-hacked.html", title: ["Afterwards"] }
      ]
    });
    var scam = guide(prefix, "scams-and-money/spot-a-scam", [["Spot"], " a scam"], { lang: "en" });
    var found = { query: query, state: "found", total: 2, danger: null, guides: [hacked, scam] };
    function has(word) { return query.indexOf(word) >= 0; }
    if (has("die") || has("nude")) {
      found.danger = {
        kind: has("die") ? "life" : "sexual", path: low, href: prefix + low + ".html",
        title: "Feeling very low",
        helplines: [{ id: "line", name: "ہیلپ لائن Line", number: "0700-11111", href: "tel:070011111" }]
      };
    }
    if (has("closest")) found.state = "closest";
    if (has("nothing")) return Object.assign(found, { state: "nothing", total: 0, guides: [] });
    if (has("hostile")) {
      found.guides = [guide(prefix, hacked.path, [HOSTILE, [HOSTILE]], {
        section: "__proto__", text: [HOSTILE, [HOSTILE]], places: [{ href: hacked.href, title: [HOSTILE] }]
      })];
    }
    return found;
  }
  window.asked = [];
  window.mitaanSearch = {
    take: function () {},
    open: function (base, code) {
      window.opened = [base, code];
      var prefix = code === "en" ? "" : code + "/";
      return Promise.resolve({
        find: function (query) {
          window.asked.push(query);
          return new Promise(function (resolve, reject) {
            if (query.indexOf("broken") >= 0) reject(new Error("no shard"));
            else setTimeout(function () { resolve(answer(prefix, query)); }, query === "slow" ? 1500 : 0);
          });
        }
      });
    }
  };
})();
