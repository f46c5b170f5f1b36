/* Search without a server: reads the scripts in search/ and finds guides. The words of a text become keys by the same table
   as in hooks/search/normalise.py, its twin. ES2015, no network but <script src>, no eval: it works from file:// as well. */
(function () {
  "use strict";

  var SOURCE = "en"; // the language without a folder of its own
  var LONGEST = 200; // characters of a query that are read
  var MOST_WORDS = 12;
  var MOST_GUIDES = 20;
  var PAUSE = 1500; // milliseconds after which a reader has stopped typing
  var SLICE = 8; // milliseconds of work before the page may breathe
  // Where a word stands in a guide, as in hooks/search/pack.py, and how much each place counts.
  var TITLE = 1, HEADING = 4, DESCRIPTION = 8, ONCE = 32; // authors' words are 2, words said often 16
  var COUNTS = [12, 6, 2.5, 6, 3, 1]; // title, what authors add, headings, description, often and once in the text
  var MORE = 0.55; // for each further place
  // How sure it is that a word of the query is a word of the guides. Tuned on tests/search/queries, never on the held half.
  var ALIKE = 1, FINDS = 1.25; // another word for it; a word that it leads to
  var JOINED = 1.4; // two or three words side by side that are one
  var UNMARKED = 0.85; // Vietnamese without marks
  // The same consonants in another script, three or more, or two: with the same first vowel, an unwritten one, another.
  var HEARD = [0.75, 0.65, 0.4], BARELY = [0.35, 0.15, 0.05];
  var SPELT = 1, SPELT_SHORT = 0.35, SPELT_SHORTER = 0.14; // the same consonants in the same script: four or more; three; two
  var BEGUN = 0.35; // the beginning of it
  var NEAR = 0.45, NEAR_HEARD = 0.6, NEAR_ALIKE = 0.2; // one letter off; one consonant in another script; then another word for it
  var GUESS = 0.7; // from this on nothing else is tried
  var WHOLE = 0.6; // what is taken off a guide that holds none of the other words
  var TOGETHER = 1.2; // what is added where one heading holds several
  var TITLED = 1.2; // what is added where the query says the whole title
  var VERY = 9; // by which a guide is multiplied whose title was typed
  var WORTH = []; // of all places of a word together

  for (var mask = 0; mask < 64; mask++) {
    var best = 0, sum = 0;
    for (var bit = 0; bit < 6; bit++) {
      if (mask >> bit & 1) {
        sum += COUNTS[bit];
        best = Math.max(best, COUNTS[bit]);
      }
    }
    WORTH.push((best + MORE * (sum - best)) / COUNTS[0]);
  }

  // ---- loading ----

  var waiting = {};

  /* Data scripts call this: name, JSON with letters and signs swapped, the letters, the signs. */
  function take(name, text, letters, signs) {
    var swap = [], plain = "";
    for (var i = 0; i < letters.length; i++) {
      var letter = letters.charCodeAt(i), sign = signs.charCodeAt(i);
      swap[letter] = sign;
      swap[sign] = letter;
    }
    for (var at = 0; at < text.length; at += 4096) {
      var codes = [], part = text.slice(at, at + 4096);
      for (var j = 0; j < part.length; j++) {
        var code = part.charCodeAt(j);
        codes.push(swap[code] || code);
      }
      plain += String.fromCharCode.apply(null, codes);
    }
    if (waiting[name]) waiting[name].data = JSON.parse(plain);
  }

  function load(base, name) {
    var entry = waiting[name];
    if (entry) return entry.promise;
    entry = waiting[name] = {};
    entry.promise = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      function fail() {
        delete waiting[name];
        script.remove();
        reject(new Error("search: " + name + " could not be loaded"));
      }
      script.onerror = fail;
      script.onload = function () {
        if (!entry.data) return fail();
        script.remove();
        resolve(entry.data);
      };
      script.src = base + name + ".js";
      document.head.appendChild(script);
    });
    return entry.promise;
  }

  // ---- words to keys ----

  function steps(pairs) {
    return pairs.map(function (pair) { return [new RegExp(pair[0], "g"), pair[1]]; });
  }

  function run(list, text) {
    for (var i = 0; i < list.length; i++) text = text.replace(list[i][0], list[i][1]);
    return text;
  }

  function mapping(pair) {
    var map = {};
    for (var i = 0; i < pair[0].length; i++) map[pair[0][i]] = pair[1][i];
    return map;
  }

  function translate(map, text) {
    var out = "";
    for (var i = 0; i < text.length; i++) out += map[text[i]] || text[i];
    return out;
  }

  function endings(listed) {
    var map = new Map();
    listed.split(" ").forEach(function (entry) {
      var parts = entry.slice(1).split(">");
      if (entry) map.set(parts[0], [parts[1] || "", +entry[0]]);
    });
    return map;
  }

  function cut(ends, word) {
    for (var length = Math.min(8, word.length); length > 0; length--) {
      var end = ends.get(word.slice(-length));
      if (end && word.length - length >= end[1]) return word.slice(0, -length) + end[0];
    }
    return word;
  }

  function Normaliser(table) {
    this.word = new RegExp(table.word, "g");
    this.drop = new RegExp(table.drop, "g");
    this.same = mapping(table.same);
    this.spell = steps(table.spell);
    this.ends = endings(table.ends);
    this.roman = endings(table.roman || "");
    this.sounds = mapping(table.sounds);
    this.before = steps(table.hear[0]);
    this.hear = steps(table.hear[1]);
    this.folds = new Map();
    this.texts = new Map();
    this.heard = new Map();
  }

  Normaliser.prototype = {
    /* Words of a text: from and to (places in it), fold, stem. */
    words: function (text) {
      var found = [], match;
      this.word.lastIndex = 0;
      while ((match = this.word.exec(text))) {
        var token = this.token(match[0]);
        if (token[0]) found.push({ from: match.index, to: match.index + match[0].length, fold: token[0], stem: token[1] });
      }
      return found;
    },
    token: function (raw) {
      var token = this.folds.get(raw);
      if (!token) {
        var fold = run(this.spell, translate(this.same, raw.normalize("NFKD").toLowerCase().replace(this.drop, "")));
        token = [fold, this.stem(fold)];
        if (this.folds.size > 9999) this.folds.clear();
        this.folds.set(raw, token);
      }
      return token;
    },
    stem: function (fold) { return cut(this.ends, fold); },
    sound: function (stem) {
      var sound = this.heard.get(stem);
      if (sound === undefined) {
        sound = run(this.hear, translate(this.sounds, run(this.before, stem)));
        if (this.heard.size > 9999) this.heard.clear();
        this.heard.set(stem, sound);
      }
      return sound;
    },
    /* How the first vowels after the first consonant compare: the same 0, not written or like hack and हैक 1, others 2. */
    vowels: function (a, b) {
      var one = this.vowel(a), two = this.vowel(b);
      return one && one === two ? 0 : one && two && (one === "u" || two === "u") ? 2 : 1;
    },
    vowel: function (stem) {
      var vowel = /^[aeiou]*[^aeiou]+([aeiou]*)/.exec(translate(this.sounds, run(this.before, stem)));
      vowel = vowel ? vowel[1] : "";
      if (!vowel && stem[0] >= "\u0900" && stem[0] <= "\u097f") return "a"; // every Devanagari letter holds it
      return /[ei]/.test(vowel) ? "i" : /[ou]/.test(vowel) ? "u" : vowel && "a";
    },
    /* Words and joined neighbours of a text that is shown, kept for the next keystroke. */
    read: function (text) {
      var known = this.texts.get(text);
      if (!known) {
        var words = this.words(text);
        this.texts.set(text, known = { words: words, joins: this.joins(words) });
      }
      return known;
    },
    /* Keys of joined neighbours, as [first, last, key]. */
    joins: function (words) {
      var found = [];
      for (var i = 0; i < words.length; i++) {
        for (var j = i + 1, fold = words[i].fold; j < words.length && j < i + 3; j++) {
          fold += words[j].fold;
          found.push([i, j, this.stem(fold)]);
        }
      }
      return found;
    }
  };

  // ---- the words of the guides ----

  function Index(normaliser) {
    this.normaliser = normaliser;
    this.list = []; // all keys
    this.words = new Map(); // key: {at: Map of guide to places, many: in how many guides}
    this.bySound = new Map(); // sound: keys
    this.alike = new Map(); // key: keys of the same meaning
    this.alikeSound = new Map();
  }

  Index.prototype = {
    add: function (key, guide, place) {
      var word = this.words.get(key);
      if (!word) {
        word = { at: new Map(), many: 0, sound: this.normaliser.sound(key) };
        this.words.set(key, word);
        this.list.push(key);
        push(this.bySound, word.sound, key);
      }
      var before = word.at.get(guide);
      if (!before) word.many++;
      word.at.set(guide, before | place);
    },
    text: function (text, guide, place) {
      var self = this, read = this.normaliser.read(text);
      read.words.forEach(function (word) { if (!self.skip.has(word.stem)) self.add(word.stem, guide, place); });
      read.joins.forEach(function (join) { if (self.alike.has(join[2])) self.add(join[2], guide, place); });
    },
    /* Words for one thing; or, `finds`, words that lead to the first of them. */
    group: function (line, finds) {
      var self = this, members = line.split(" ");
      members.forEach(function (key, i) {
        if (!self.alike.has(key)) {
          self.alike.set(key, []);
          push(self.alikeSound, self.normaliser.sound(key), key);
        }
        (finds ? members.slice(0, i && 1) : members).forEach(function (other) {
          if (other !== key) self.alike.get(key).push([other, finds]);
        });
      });
    },
    /* Guides of a word in a shard: `1:a,3;8:f`. */
    packed: function (key, places) {
      var self = this, parts = places.split("!");
      parts[parts.length - 1].split(";").forEach(function (part) {
        var guide = 0, at = part.split(":");
        at[1].split(",").forEach(function (step) { self.add(key, guide += parseInt(step, 36), +at[0]); });
      });
      if (parts[1]) this.words.get(key).many = +parts[0];
    }
  };

  function push(map, key, value) {
    var list = map.get(key);
    if (!list) map.set(key, [value]);
    else if (list.indexOf(value) < 0) list.push(value);
  }

  // ---- one letter off ----

  /* Whether two words differ by one letter, or by two neighbours that changed places. */
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
    var i = 0, m = a.length, n = b.length;
    while (i < m && i < n && a[i] === b[i]) i++;
    while (m > i && n > i && a[m - 1] === b[n - 1]) { m--; n--; }
    return (m - i < 2 && n - i < 2) || (m - i === 2 && n - i === 2 && a[i] === b[i + 1] && a[i + 1] === b[i]);
  }

  function headings(data, numbers) {
    return numbers.map(function (at) {
      var line = data.headings[at], space = line.indexOf(" ");
      return [line.slice(0, space), line.slice(space + 1)];
    });
  }

  /* Work that lets the page breathe. */
  function inSlices(jobs) {
    var at = 0;
    return new Promise(function (resolve, reject) {
      (function go() {
        var start = Date.now();
        try {
          while (at < jobs.length && Date.now() - start < SLICE) jobs[at++]();
        } catch (error) { return reject(error); }
        if (at < jobs.length) setTimeout(go, 0);
        else resolve();
      })();
    });
  }

  /* Whether two texts are the same words. */
  function same(one, other) {
    return one.length === other.length && one.every(function (word, i) { return word.stem === other[i].stem; });
  }

  function latin(text) { return text.charCodeAt(0) < 0x250; }

  // ---- the engine ----

  function Engine(base, prefix, data) {
    this.base = base;
    this.prefix = prefix;
    this.data = data;
    this.normaliser = new Normaliser(data);
    this.index = new Index(this.normaliser);
    this.index.skip = new Set(data.skip.split(" "));
    this.guides = [];
    this.meanings = new Map(); // of words asked before
    this.shards = data.shards ? new Set(data.shards.split(" ")) : null;
    this.loaded = new Set();
    this.turn = 0;
    this.total = data.total || data.guides.length;
  }

  Engine.prototype = {
    /* Read the data of a small site, in slices. */
    prepare: function () {
      var self = this, index = this.index, data = this.data, jobs = [];
      data.alike.forEach(function (line) { jobs.push(function () { index.group(line, false); }); });
      data.finds.forEach(function (line) { jobs.push(function () { index.group(line, true); }); });
      if (!this.shards) {
        this.keep(data, 0);
        this.guides.forEach(function (guide, number) {
          jobs.push(function () { index.text(guide.title, number, TITLE); });
          jobs.push(function () { index.text(guide.text, number, DESCRIPTION); });
          guide.heads.forEach(function (head) { jobs.push(function () { index.text(head[1], number, HEADING); }); });
        });
        this.spread(data.words, jobs);
      }
      return inSlices(jobs).then(function () { return self; });
    },

    /* Words and their guides, as pack.py packs them, into the index. */
    spread: function (words, jobs) {
      var index = this.index, ends = words[0].split(" "), guides = words[2].split(" "), key = "";
      if (words[1]) ends.forEach(function (end, i) {
        var word = key = key.slice(0, words[1].charCodeAt(i) - 65) + end;
        jobs.push(function () {
          for (var at = 0, place = ONCE, signs = guides[i]; at < signs.length; at++) {
            var sign = signs.charCodeAt(at);
            if (sign < 64) place = 1 << sign - 48;
            else index.add(word, sign - 64, place);
          }
        });
      });
    },

    /* Headings and more words, which travel after the first result; where data is dear only if a reader who has
       stopped typing is still without a good one. */
    later: function (state) {
      var self = this, dear = navigator.connection && navigator.connection.saveData, turn = ++this.turn;
      setTimeout(function () {
        if (!dear || (state !== "found" && turn === self.turn)) self.rest();
      }, dear ? PAUSE : 0);
    },
    rest: function () {
      var self = this;
      if (!this.data.later) return;
      this.data.later = false;
      this.more = load(this.base, this.prefix + "search/more").then(function (data) {
        var jobs = [];
        self.spread(data.words, jobs);
        return inSlices(jobs).then(function () {
          data.guides.forEach(function (at, number) { self.guides[number].heads = headings(data, at); });
          self.meanings.clear();
          if (self.onmore) self.onmore();
        });
      }).catch(function () { /* the guides are found all the same */ });
    },

    keep: function (data, first) {
      var self = this;
      data.guides.forEach(function (guide, number) {
        self.guides[first + number] = {
          path: guide[0], lang: guide[1] || null, title: guide[2], text: guide[3],
          heads: headings(data, guide[4])
        };
      });
    },

    /* The words of a query as alternatives: [{from, to, keys: Map of key to weight}]. Words to skip count only joined. */
    parts: function (words, partial) {
      var self = this, parts = [];
      words.forEach(function (word, i) {
        if (!word.skip) parts.push({ from: i, to: i, keys: self.meant(word.fold, word.stem, partial && i === words.length - 1) });
      });
      this.normaliser.joins(words).forEach(function (join) {
        var keys = new Map();
        self.exact(keys, join[2], JOINED, true);
        if (keys.size) parts.push({ from: join[0], to: join[1], keys: keys });
      });
      return parts;
    },

    /* Keys that are the word itself, by spelling, meaning or sound. */
    exact: function (keys, stem, weight, joined) {
      var self = this, index = this.index, sound = this.normaliser.sound(stem), own = latin(stem);
      function give(key, value) {
        if (index.words.has(key) && !(keys.get(key) >= value)) keys.set(key, value);
      }
      function meaning(key, value) {
        (index.alike.get(key) || []).forEach(function (other) { give(other[0], value * (other[1] ? FINDS : ALIKE)); });
      }
      give(stem, weight);
      meaning(stem, weight);
      var length = sound.length;
      if (length < 2 || (joined && length < 4)) return;
      var bare = sound === stem; // Vietnamese without marks
      (index.bySound.get(sound) || []).forEach(function (key) {
        give(key, weight * self.alikeness(stem, key, length, bare, own));
      });
      (index.alikeSound.get(sound) || []).forEach(function (key) {
        var likely = self.alikeness(stem, key, length, bare, own);
        if (likely > 0.3 && key !== stem) meaning(key, weight * likely);
      });
    },

    /* How sure it is that two words of the same sound are one. */
    alikeness: function (a, b, length, bare, own) {
      if (bare || this.normaliser.sound(b) === b) return UNMARKED;
      if (latin(b) !== own) return (length > 2 ? HEARD : BARELY)[this.normaliser.vowels(a, b)];
      return length > 3 ? SPELT : length > 2 ? SPELT_SHORT : SPELT_SHORTER;
    },

    meant: function (fold, stem, partial) {
      var id = fold + (partial ? "*" : ""), keys = this.meanings.get(id);
      if (this.meanings.size > 500) this.meanings.clear();
      if (!keys) this.meanings.set(id, keys = this.mean(fold, stem, partial));
      return keys;
    },

    mean: function (fold, stem, partial) {
      var index = this.index, keys = new Map();
      this.exact(keys, stem, 1);
      if (latin(stem)) { // Hindi and Urdu in Latin letters have endings of their own
        var short = cut(this.normaliser.roman, fold);
        if (short !== fold) this.exact(keys, short, 0.8);
      }
      var best = 0;
      keys.forEach(function (weight) { best = Math.max(best, weight); });
      var list = index.list, i, key;
      if (partial && fold.length > 1) {
        for (i = 0; i < list.length; i++) {
          key = list[i];
          if (key.length > fold.length && key.startsWith(fold) && !keys.has(key)) keys.set(key, BEGUN * fold.length / key.length);
        }
      }
      if (best < GUESS && stem.length > 3) {
        var sound = this.normaliser.sound(stem), own = latin(stem);
        for (i = 0; i < list.length; i++) {
          key = list[i];
          if (key.length < 3 || keys.get(key) >= GUESS) continue;
          if (near(stem, key)) keys.set(key, Math.max(NEAR, keys.get(key) || 0));
          else if (sound.length > 3 && latin(key) !== own && near(sound, index.words.get(key).sound)) keys.set(key, Math.max(NEAR_HEARD, keys.get(key) || 0));
        }
        index.alike.forEach(function (others, known) {
          if (near(stem, known)) others.forEach(function (other) {
            if (index.words.has(other[0]) && !(keys.get(other[0]) >= NEAR_ALIKE)) keys.set(other[0], NEAR_ALIKE);
          });
        });
      }
      if (!keys.size && stem.length > 4) { // two words typed as one
        for (i = 2; i < fold.length - 1; i++) {
          var one = this.normaliser.stem(fold.slice(0, i)), two = this.normaliser.stem(fold.slice(i));
          if (index.words.has(one) && index.words.has(two)) {
            keys.set(one, 0.5);
            keys.set(two, 0.5);
          }
        }
      }
      return keys;
    },

    find: function (text) {
      var self = this;
      var query = clean(text), words = this.normaliser.words(query).slice(0, MOST_WORDS);
      if (!words.length) return Promise.resolve(this.answer(query, "empty", [], null));
      words.forEach(function (word) { word.skip = self.index.skip.has(word.stem); });
      if (words.every(function (word) { return word.skip; })) words.forEach(function (word) { word.skip = false; });
      var partial = query.slice(-1) === String(text).slice(-1); // no space after the last word
      return this.fetch(words).then(function () {
        var danger = self.danger(words);
        var ranked = self.rank(words, partial);
        return self.chunks(ranked.list).then(function () {
          self.refine(ranked.list, words);
          self.later(ranked.state);
          return self.answer(query, ranked.state, ranked.list, danger);
        });
      });
    },

    rank: function (words, partial) {
      var self = this, scores = new Map(), many = this.total, most = 0;
      var parts = this.parts(words, partial);
      var worth = words.map(function () { return 0; });
      parts.forEach(function (part) {
        part.keys.forEach(function (weight, key) {
          var word = self.index.words.get(key), rare = Math.log(1 + many / word.many);
          word.at.forEach(function (place, guide) {
            var row = scores.get(guide);
            if (!row) scores.set(guide, row = { by: words.map(function () { return 0; }), sure: words.map(function () { return 0; }), keys: new Map() });
            var value = weight * rare * WORTH[place];
            for (var i = part.from; i <= part.to; i++) {
              if (value > row.by[i]) row.by[i] = value;
              if (weight > row.sure[i]) row.sure[i] = weight;
            }
            if (!(row.keys.get(key) >= weight)) row.keys.set(key, weight);
          });
          for (var i = part.from; i <= part.to; i++) worth[i] = Math.max(worth[i], weight > 0.3 ? rare : 0);
        });
      });
      var whole = 0;
      worth.forEach(function (value, i) { whole += words[i].skip ? 0 : value || Math.log(1 + many); });
      var list = [];
      scores.forEach(function (row, guide) {
        var sum = 0, covered = 0;
        row.by.forEach(function (value, i) {
          sum += words[i].skip ? 0 : value;
          if (!words[i].skip) covered += Math.min(1, row.sure[i]) * worth[i];
        });
        row.covered = covered / whole;
        row.score = sum * (1 - WHOLE + WHOLE * row.covered);
        row.guide = guide;
        row.whole = whole;
        list.push(row);
      });
      list.sort(function (a, b) { return b.score - a.score || a.guide - b.guide; });
      list = list.slice(0, this.shards ? MOST_GUIDES / 2 : MOST_GUIDES);
      var state = !list.length ? "nothing" : list[0].covered >= 0.4 ? "found" : "closest";
      if (state === "found") list = list.filter(function (row) { return row.score > list[0].score * 0.15; });
      else list = list.slice(0, 5);
      return { state: state, list: list };
    },

    /* Better still: guides with a title, heading or description that holds several of the words. */
    refine: function (list, asked) {
      var self = this;
      list.forEach(function (row) {
        var guide = self.guides[row.guide], best = 0;
        [guide.title, guide.text].concat(guide.heads.map(function (head) { return head[1]; })).forEach(function (text) {
          var sum = 0, seen = new Set();
          self.normaliser.read(text).words.forEach(function (word) {
            var weight = row.keys.get(word.stem);
            if (weight && !seen.has(word.stem)) { seen.add(word.stem); sum += weight * Math.log(1 + self.total / self.index.words.get(word.stem).many); }
          });
          if (seen.size > 1 && sum > best) best = sum;
        });
        var all = 0, fit = 0, title = self.normaliser.read(guide.title).words;
        title.forEach(function (word) {
          if (self.index.skip.has(word.stem)) return;
          all++;
          if (row.keys.get(word.stem) >= 0.6) fit++;
        });
        if (same(title, asked)) row.score *= VERY;
        row.score *= (1 + TOGETHER * Math.min(1, best / row.whole)) * (1 + (all && TITLED * row.covered * fit / all));
      });
      list.sort(function (a, b) { return b.score - a.score || a.guide - b.guide; });
    },

    // ---- shards ----

    fetch: function (words) {
      if (!this.shards) return Promise.resolve();
      var self = this, wanted = new Set();
      function want(stem) {
        var name = self.normaliser.sound(stem).replace(/[^b-df-hj-np-tv-xz0-9]/g, "").slice(0, 2) || "0";
        if (self.shards.has(name) && !self.loaded.has(name)) wanted.add(name);
      }
      words.forEach(function (word) { if (!word.skip) want(word.stem); });
      this.normaliser.joins(words).forEach(function (join) { want(join[2]); });
      return Promise.all(Array.from(wanted).map(function (name) {
        return load(self.base, self.prefix + "search/w" + name).then(function (data) {
          if (self.loaded.has(name)) return;
          self.loaded.add(name);
          self.meanings.clear();
          data.alike.forEach(function (line) { self.index.group(line, false); });
          data.finds.forEach(function (line) { self.index.group(line, true); });
          Object.keys(data.words).forEach(function (key) { self.index.packed(key, data.words[key]); });
        });
      }));
    },

    chunks: function (list) {
      if (!this.shards) return Promise.resolve();
      var self = this, size = this.data.chunk, wanted = new Set();
      list.forEach(function (row) { if (!self.guides[row.guide]) wanted.add(Math.floor(row.guide / size)); });
      return Promise.all(Array.from(wanted).map(function (number) {
        return load(self.base, self.prefix + "search/g" + number).then(function (data) { self.keep(data, number * size); });
      }));
    },

    // ---- danger ----

    danger: function (words) {
      var self = this, found = null;
      if (!this.dangers) {
        this.dangers = this.data.danger.map(function (danger) {
          return { says: danger.says.map(function (line) { return line.split(" "); }), danger: danger };
        });
      }
      var joined = words.concat(this.normaliser.joins(words).map(function (join) { return { stem: join[2] }; }));
      this.dangers.some(function (entry) {
        var hit = entry.says.some(function (line) {
          return line.length > 1 ? self.said(words, line) : joined.some(function (word) { return self.samely(word.stem, line[0], true); });
        });
        if (hit) found = entry.danger;
        return hit;
      });
      return found && {
        kind: found.kind, path: found.path, href: this.href(found.path), title: found.title,
        helplines: found.lines.map(function (line) { return { id: line[0], name: line[1], number: line[2], href: "tel:" + line[3] }; })
      };
    },

    /* Whether the words of a sentence stand in the query in their order, at most one other between them. */
    said: function (words, line) {
      for (var start = 0; start < words.length; start++) {
        for (var at = start, i = 0, gap = 0; at < words.length && gap < 2 && i < line.length; at++) {
          if (this.samely(words[at].stem, line[i], false)) { i++; gap = 0; }
          else if (i === 0) break;
          else gap++;
        }
        if (i === line.length) return true;
      }
      return false;
    },

    samely: function (stem, key, alone) {
      if (stem === key) return true;
      var sound = this.normaliser.sound(key);
      if (this.normaliser.sound(stem) === sound) {
        if (this.normaliser.sound(sound) === sound && sound === stem) return true; // typed without marks
        if (sound.length > (alone ? 2 : 1) && latin(stem) !== latin(key)) return true;
        if (sound.length > 2 && !alone) return true;
      }
      return stem.length > 5 && key.length > 5 && near(stem, key);
    },

    // ---- showing ----

    href: function (path) { return this.prefix + path + ".html"; },

    answer: function (query, state, list, danger) {
      var self = this;
      return {
        query: query,
        state: state,
        total: this.total,
        danger: danger,
        guides: list.map(function (row) {
          var guide = self.guides[row.guide], href = self.href(guide.path);
          var places = guide.heads.map(function (head, order) {
            return { href: href + "#" + head[0], title: self.mark(head[1], row.keys), order: order, sum: self.sum };
          });
          places = places.filter(function (place) { return place.sum > 0; });
          places.sort(function (a, b) { return b.sum - a.sum || a.order - b.order; });
          return {
            path: guide.path, href: href, title: self.mark(guide.title, row.keys), section: guide.path.split("/")[0],
            lang: guide.lang, score: row.score, text: self.mark(guide.text, row.keys),
            places: places.slice(0, 3).map(function (place) { return { href: place.href, title: place.title }; })
          };
        })
      };
    },

    /* The text in pieces, those that match as [piece]; `sum` tells how well they do. */
    mark: function (text, keys) {
      var read = this.normaliser.read(text), words = read.words, hit = words.map(function (word) { return keys.get(word.stem) || 0; });
      read.joins.forEach(function (join) {
        var weight = keys.get(join[2]);
        for (var i = join[0]; weight && i <= join[1]; i++) hit[i] = Math.max(hit[i], weight);
      });
      var pieces = [], at = 0;
      function hits(weight) { return weight >= 0.15; } // BARELY is seen, SPELT_SHORTER is not
      this.sum = 0;
      for (var i = 0; i < words.length; i++) {
        if (!hits(hit[i])) continue;
        this.sum += hit[i];
        var from = words[i].from;
        while (i + 1 < words.length && hits(hit[i + 1]) && text.slice(words[i].to, words[i + 1].from) === " ") this.sum += hit[++i];
        if (from > at) pieces.push(text.slice(at, from));
        pieces.push([text.slice(from, words[i].to)]);
        at = words[i].to;
      }
      if (at < text.length) pieces.push(text.slice(at));
      return pieces;
    }
  };

  /* A query as it is shown again: no control characters, no halves of characters. */
  function clean(text) {
    return Array.from(String(text).slice(0, LONGEST)).filter(function (sign) {
      return sign.length > 1 || sign < "\ud800" || sign > "\udfff";
    }).join("").replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, " ").trim();
  }

  var engines = {};

  function open(base, code) {
    var prefix = code === SOURCE ? "" : code + "/", name = prefix + "search/index";
    if (!engines[base + name]) {
      engines[base + name] = load(base, name).then(function (data) {
        return new Engine(base, prefix, data).prepare();
      });
      engines[base + name].catch(function () { delete engines[base + name]; });
    }
    return engines[base + name];
  }

  window.mitaanSearch = { open: open, take: take, Normaliser: Normaliser };
})();
