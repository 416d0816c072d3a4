/* The index's files and how to read them; written by luutru/site/search (see its __init__.py). A file is a
   script with one call of luutru.shard(name, value), fetched by adding a <script>. */
(function () {
  "use strict";

  const NUMBER_BASE = 40;
  const ESCAPE = 0x10ffff;
  const ESCAPED_BASE = 93;
  const FORMAT = 2;

  const asked = new Map();
  const arrived = new Map();
  let folder = "assets/search/";

  /** Says where the site's root is, as a relative address ("" or ending in "/"). */
  luutru.setRoot = function (root) { folder = root + "assets/search/"; };

  luutru.shard = function (name, value) { arrived.set(name, value); };

  /** Promises the value of a file; asks for each file once, and again after a failure. */
  luutru.load = function (name) {
    if (!asked.has(name)) {
      asked.set(name, new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        script.charset = "utf-8";
        script.src = folder + name + ".js";
        script.onload = function () {
          script.remove();
          if (arrived.has(name)) { resolve(arrived.get(name)); } else { fail(); }
        };
        script.onerror = fail;
        document.head.appendChild(script);

        function fail() {
          asked.delete(name);
          script.remove();
          reject(new Error(name));
        }
      }));
    }
    return asked.get(name);
  };

  /** Promises the description of the index: the layout, and where the files of words begin. */
  luutru.loadIndex = function () {
    return luutru.load("index").then(function (index) {
      if (index.format !== FORMAT) { throw new Error("format " + index.format); }
      if (typeof index.starts === "string") {
        index.starts = index.starts.split(" ");
        index.size = index.blocks * index.capacity;
      }
      return index;
    });
  };

  /** The files that may hold words from `first` to `last`, which are folded; at most `limit` of them. */
  luutru.wordFiles = function (index, first, last, limit) {
    const names = [];
    let place = lastNotAbove(index.starts, first);
    while (place < index.starts.length && names.length < limit && (!names.length || index.starts[place] <= last)) {
      names.push("w" + luutru.fnv(index.starts[place]).toString(16).padStart(8, "0"));
      place += 1;
    }
    return names;
  };

  function lastNotAbove(starts, word) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = low + high >> 1;
      if (compare(starts[middle], word) <= 0) { low = middle + 1; } else { high = middle; }
    }
    return Math.max(0, low - 1);
  }

  /** Orders by code points, as Python does; < orders by UTF-16 units. */
  function compare(a, b) {
    const x = Array.from(a);
    const y = Array.from(b);
    for (let i = 0; i < x.length && i < y.length; i += 1) {
      if (x[i] !== y[i]) { return x[i].codePointAt(0) - y[i].codePointAt(0); }
    }
    return x.length - y.length;
  }

  /** The file of a pair, and what of its hash stands in the file. */
  luutru.pairPlace = function (index, first, second) {
    const hash = luutru.hashPair(first, second);
    return {
      name: "b" + (hash >>> index.residueBits & index.pairFiles - 1),
      residue: hash & (1 << index.residueBits) - 1
    };
  };

  function numberAt(text, i) {
    const code = text.charCodeAt(i);
    return code - NUMBER_BASE - (code >= 0xe000 ? 0x800 : 0);
  }

  /** Calls `visit(number)` for every article in a list: for each block its number, then its slots, a space. */
  luutru.readSlots = function (index, text, visit) {
    for (const piece of text.split(" ")) {
      if (piece) { readBlock(piece, index.capacity, numberAt(piece, 0) * index.capacity, visit); }
    }
  };

  /** The same for a list of ranks: places among the articles of a block, which `members` lists by block. */
  luutru.readRanks = function (members, text, visit) {
    for (const piece of text.split(" ")) {
      if (!piece) { continue; }
      const numbers = members[numberAt(piece, 0)];
      readBlock(piece, numbers.length, 0, function (rank) { visit(numbers[rank]); });
    }
  };

  function readBlock(piece, size, first, visit) {
    if (piece[1] === "#") { readBitmap(atob(piece.slice(2)), first, visit); return; }
    const left = piece[1] === "$" ? new Uint8Array(size) : null;
    let slot = -1;
    for (let i = left ? 2 : 1; i < piece.length; i += 1) {
      slot += numberAt(piece, i) + 1;
      if (left) { left[slot] = 1; } else { visit(first + slot); }
    }
    if (left) {
      for (slot = 0; slot < size; slot += 1) { if (!left[slot]) { visit(first + slot); } }
    }
  }

  function readBitmap(bytes, first, visit) {
    for (let i = 0; i < bytes.length; i += 1) {
      for (let bits = bytes.charCodeAt(i), bit = 0; bits; bits >>= 1, bit += 1) {
        if (bits & 1) { visit(first + i * 8 + bit); }
      }
    }
  }

  /**
   * Calls `visit(number, inTitle)` for the articles that have the pair with this residue, again for those that
   * have it often. A block's stream is its pairs, then lists for frequent ones: "!" or "%" (often), residue, slots.
   */
  luutru.readPairs = function (index, text, residue, visit) {
    let first = 0;
    for (const stream of text.split(" ")) {
      const lists = stream.split(/[!%]/);
      readStream(index, lists[0], residue, first, visit);
      for (let i = 1; i < lists.length; i += 1) {
        if (numberAt(lists[i], 0) === residue) {
          readBlock(lists[i], index.capacity, first, visitBody);
        }
      }
      first += index.capacity;
    }
    function visitBody(number) { visit(number, false); }
  };

  function readStream(index, stream, residue, first, visit) {
    const mask = (1 << index.residueBits) - 1;
    const inTitle = ~residue & mask;
    let value = 0;
    for (let i = 0; i < stream.length; i += 1) {
      let code = stream.codePointAt(i);
      if (code > 0xffff) { i += 1; }
      if (code === ESCAPE) {
        code = (stream.charCodeAt(i + 1) - ESCAPED_BASE) * 0x8000 + stream.charCodeAt(i + 2) - ESCAPED_BASE;
        i += 2;
      }
      value += code - index.pairBase;
      if ((value & mask) === residue) {
        visit(first + (value >>> index.residueBits), false);
      } else if ((value & mask) === inTitle) {
        visit(first + (value >>> index.residueBits), true);
      }
    }
  }

  /** Promises rows of files in which several articles share one: number → row. */
  luutru.loadRows = function (kind, shift, numbers) {
    const names = new Set(numbers.map(function (number) { return kind + (number >> shift); }));
    return Promise.all(Array.from(names, luutru.load)).then(function (files) {
      return Object.assign.apply(null, [{}].concat(files));
    });
  };

  /** Each article's day, by number, -1 where there is no article. */
  luutru.readDays = function (index, blocks, everyone) {
    const days = new Int32Array(index.size).fill(-1);
    blocks.forEach(function (text, block) {
      let next = 0;
      for (let number = block * index.capacity; number < (block + 1) * index.capacity; number += 1) {
        if (everyone[number]) {
          days[number] = numberAt(text, next);
          next += 1;
        }
      }
    });
    return days;
  };
}());
