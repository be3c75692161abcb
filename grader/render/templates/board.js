"use strict";
// Shows the state that the grader sends. All text goes in as text; nothing is ever read as markup.

const QUIET = 5000; // milliseconds between two announcements to a screen reader
const AGAIN = 2000; // milliseconds before a refused connection is tried again

const at = (id) => document.getElementById(id);
let shown = null;
let waiting = null; // the newest state, while paused
let paused = false;
let spokenAt = 0;
let toSpeak = 0;

function make(tag, text = "", kind = "") {
  const made = document.createElement(tag);
  if (text !== "") made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// A sign to see, a word to hear.
function sign(node, [picture, meaning]) {
  const seen = make("span", picture);
  seen.setAttribute("aria-hidden", "true");
  node.replaceChildren(seen, make("span", meaning, "sr"));
}

function many(number, what) {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function columns(state) {
  const heads = [["student", ""], ["points", ""], ...state.exercises.map((each) => [each.number, each.slug])];
  const row = at("columns");
  const key = JSON.stringify(heads);
  if (row.dataset.key === key) return false;
  row.dataset.key = key;
  row.replaceChildren(...heads.map(([text, name]) => {
    const head = make("th", text);
    head.scope = "col";
    if (name) head.title = name;
    return head;
  }));
  return true;
}

function newRow(student, width) {
  const row = document.createElement("tr");
  row.dataset.key = student.key;
  const head = make("th");
  head.scope = "row";
  row.append(head, make("td"));
  for (let number = 0; number < width; number += 1) row.append(make("td"));
  return row;
}

function fillRow(row, student, state) {
  const [head, points, ...cells] = row.children;
  const name = student.name + (student.late ? " (late)" : "");
  put(head, name);
  head.title = student.fault ? `${name}: ${student.fault}` : name;
  head.className = student.fresh ? "" : "stale";
  put(points, student.fault ? "!" : String(student.points));
  cells.forEach((cell, number) => {
    const is = student.cells[number];
    if (cell.dataset.is === is) return;
    cell.dataset.is = is;
    cell.title = `${state.exercises[number].slug}: ${state.legend[is][1]}`;
    sign(cell, state.legend[is]);
  });
}

// Rows stay the same elements, so that neither focus nor the place on the page is lost.
function map(state) {
  const body = at("rows");
  const old = columns(state) ? new Map() : new Map([...body.children].map((row) => [row.dataset.key, row]));
  const rows = state.students.map((student) => {
    const row = old.get(student.key) || newRow(student, state.exercises.length);
    fillRow(row, student, state);
    return row;
  });
  const same = rows.length === body.children.length && rows.every((row, number) => row === body.children[number]);
  if (!same) body.replaceChildren(...rows);
}

function legend(state) {
  if (at("legend").children.length) return;
  at("legend").replaceChildren(...Object.entries(state.legend).map(([is, [picture, meaning]]) => {
    const entry = make("li");
    const seen = make("span", picture || "\u00a0");
    seen.dataset.is = is;
    seen.setAttribute("aria-hidden", "true");
    entry.append(seen, meaning);
    return entry;
  }));
}

function common(state) {
  at("nothing").hidden = state.common.length > 0;
  at("common").replaceChildren(...state.common.map((each) => {
    const entry = make("li");
    const places = each.places.map(([slug, line, number]) => `${slug}${line ? ` line ${line}` : ""} (${number})`);
    entry.append(make("strong", each.title), ` ${many(each.students, "student")} `);
    entry.append(make("span", `${each.code}: ${places.join("; ")}`, "dim"));
    return entry;
  }));
}

function sentence(change) {
  const parts = [];
  if (change.gained.length) parts.push(`${change.gained.join(", ")} passed`);
  if (change.lost.length) parts.push(`${change.lost.join(", ")} passed before, not now`);
  if (change.more) parts.push(`${change.more} more`);
  return `${change.name}: ${parts.join("; ")} (${change.passed} in all)`;
}

function changes(state) {
  at("unchanged").hidden = state.changes.length > 0;
  at("changes").replaceChildren(...state.changes.map((each) => {
    const entry = make("li");
    entry.append(make("span", each.at, "dim"), ` ${sentence(each)}`);
    return entry;
  }));
}

function exercises(state) {
  at("exercises").replaceChildren(...state.exercises.map((each) => {
    const row = document.createElement("tr");
    const head = make("th");
    head.scope = "row";
    head.append(make("span", `${each.number} `, "dim"), make("code", each.slug));
    const bar = document.createElement("progress");
    bar.max = Math.max(1, state.students.length);
    bar.value = each.passed;
    bar.setAttribute("aria-label", each.slug);
    const share = make("td");
    share.append(bar);
    row.append(head, make("td", `${each.passed} of ${state.students.length}`), share);
    return row;
  }));
}

function summary(state) {
  const passed = state.students.reduce((sum, student) => sum + student.passed, 0);
  const all = state.students.length * state.exercises.length;
  return `${state.graded} of ${many(state.students.length, "student")} graded, ${passed} of ${all} passed`;
}

// At most once in a while: a voice that is interrupted all the time says nothing.
function speak() {
  clearTimeout(toSpeak);
  toSpeak = setTimeout(() => {
    spokenAt = Date.now();
    const [newest] = shown.changes;
    put(at("spoken"), `${at("head").textContent}.${newest ? ` ${sentence(newest)}.` : ""}`);
  }, Math.max(0, spokenAt + QUIET - Date.now()));
}

function show(state) {
  shown = state;
  const any = state.students.length > 0;
  at("empty").hidden = any;
  at("full").hidden = !any;
  put(at("head"), any ? summary(state) : "No results yet");
  if (any) for (const part of [map, legend, common, changes, exercises]) part(state);
  speak();
}

function take(state) {
  if (paused) waiting = state;
  else show(state);
}

at("pause").addEventListener("click", () => {
  paused = !paused;
  at("pause").setAttribute("aria-pressed", String(paused));
  if (!paused && waiting) show(waiting);
  waiting = null;
});

function connect() {
  const source = new EventSource("events");
  source.addEventListener("open", () => put(at("link"), "Live."));
  source.addEventListener("state", (event) => take(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    put(at("link"), "The grader's board does not answer; trying again. What you see may be old.");
    if (source.readyState !== EventSource.CLOSED) return; // it tries by itself
    setTimeout(connect, AGAIN);
  });
}

connect();
