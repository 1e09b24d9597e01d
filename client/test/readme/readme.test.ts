import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { createItems } from "../../src/items/index.js";
import { connect, type Signals } from "../../src/signals/index.js";
import { FakeBackend } from "../fakes/backend/backend.js";
import { eventually } from "../fakes/backend/start.js";
import { type Example, examples, removeExamples, run } from "./examples.js";
import type { World } from "./world.js";

/** What the world does before or during an example, and what must have become of it. */
type Story = (stage: Stage, play: () => Promise<void>) => Promise<void>;

interface Stage {
  readonly backend: FakeBackend;
  readonly signals: Signals;
  readonly other: Signals;
  readonly said: unknown[];
  readonly world: World;
  type(text: string): void;
}

const STORIES: Readonly<Record<string, Story>> = {
  async 'import { connect } from "@tiebreak/client/signals"'({ other, said, backend }, play) {
    await other.set("/room/7/fan", 3);
    await play();
    await eventually(() => expect(said).toContainEqual(["show", "/room/7/lamp", 80, expect.any(Boolean)]));
    expect(said[0]).toEqual(["show", "/room/7/fan", 3, true]);
    expect(new Set(backend.received.slice(1).map(({ token }) => token))).toEqual(new Set(["secret"]));
  },
  async "signals.onConflict("({ backend, signals, other, said }, play) {
    await signals.set("/room/7/lamp", 1);
    await play();
    await subscribed(backend, "/room/7/*");
    await other.set("/room/7/lamp", 2);
    await eventually(() =>
      expect(said).toEqual([["warn", "dev/other and dev/me changed /room/7/lamp at the same time; it is 2 now"]]),
    );
  },
  async "{ revision: 1 }); // 0: only if there is none"({ other, said }, play) {
    await other.set("/room/7/lamp", 1);
    await other.set("/room/7/lamp", 2);
    await play();
    expect(said).toEqual([["warn", "dev/other was faster: 2"]]);
  },
  async "updateWithRetry<number>"(_, play) {
    await play();
  },
  async "signals.withLock("({ other, said }, play) {
    await play();
    const { value, lock } = (await other.get("/room/7/blinds")) ?? {};
    expect([value, lock]).toEqual(["driven from null", undefined]);
    await other.lock("/room/7/blinds");
    await play();
    expect(said).toMatchObject([["warn", expect.stringMatching(/^dev\/other has it until \d+:\d\d/)]]);
  },
  async "debounce(signals.set, 300)"({ signals, type }, play) {
    await play();
    type("A");
    type("Ann");
    await eventually(async () =>
      expect(await signals.get("/room/7/name")).toMatchObject({ value: "Ann", revision: 1 }),
    );
  },
  async "signals.onBundle("({ said }, play) {
    await play();
    await eventually(() => expect(said).toEqual([["paint", ["/room/7/lamp", "/room/7/blinds"]]]));
  },
  async 'signals.on("/commands/door/*"'({ other, backend }, play) {
    await play();
    await eventually(async () => expect(await other.get("/door")).toMatchObject({ value: "open", writer: "dev/me" }));
    expect(backend.received.find(({ what }) => what === "set /door")?.key).toBe("event-1");
  },
  async "createItems({"({ backend, said, world }, play) {
    const rival = createItems({ url: backend.url });
    const ask = vi.spyOn(world, "ask");
    await play();
    expect(await rival.getItem("contact", "made-1")).toMatchObject({ attributes: { phone: "12" }, version: 2 });
    ask.mockRestore();
    backend.fate = ({ what }) => {
      if (what === "PATCH /v1/items/contact/made-2") {
        backend.api.items.write("patch", "contact", "made-2", { version: 1, attributes: { phone: "9" } }, "rival");
      }
      return "answered";
    };
    await play();
    expect(said).toEqual([["warn", "rival changed /attributes/phone: it is version 2 now"]]);
  },
};

const backend = new FakeBackend();
const programs: Example[] = [];
let stage: Stage;

beforeAll(async () => {
  await backend.open();
  programs.push(...examples(backend.url));
}, 60_000);

afterAll(async () => {
  removeExamples();
  await backend.close();
});

beforeEach(async () => {
  vi.stubGlobal("WebSocket", WebSocket);
  backend.reset();
  stage = open();
  for (const client of [stage.signals, stage.other]) {
    client.open();
    await eventually(() => expect(client.state).toBe("open"));
  }
});

afterEach(() => {
  stage.signals.close();
  stage.other.close();
});

function subscribed(to: FakeBackend, pattern: string): Promise<void> {
  return eventually(() => expect(to.said).toContain(`socket subscribe ${pattern}`));
}

function open(): Stage {
  const said: unknown[] = [];
  const [signals, other] = ["me", "other"].map((clientId) => connect({ url: backend.url, clientId })) as [
    Signals,
    Signals,
  ];
  const listeners: (() => void)[] = [];
  const field: World["field"] = { value: "", addEventListener: (_, listener) => listeners.push(listener) };
  const world: World = {
    auth: { token: () => "secret" },
    signals,
    // Who emits before anybody listens is not heard.
    visitor: {
      ...other,
      emit: async (...event) => {
        await subscribed(backend, "/commands/door/*");
        return other.emit(...event);
      },
    },
    field,
    show: (...told) => said.push(["show", ...told]),
    warn: (text) => said.push(["warn", text]),
    paint: (changes) => said.push(["paint", changes.map(({ address }) => address)]),
    drive: async (from) => `driven from ${from}`,
    ask: (before) => `${before}2`,
    check: (value, comment) => expect(value).toMatchObject(comment),
  };
  const type = (text: string) => {
    field.value = text;
    for (const listener of listeners) {
      listener();
    }
  };
  return { backend, signals, other, said, world, type };
}

describe("the README", () => {
  it.each(Object.entries(STORIES))("says the truth about %s", async (begin, story) => {
    const found = programs.filter(({ text }) => text.includes(begin));
    expect(found).toHaveLength(1);
    await story(stage, () => run(found[0] as Example, stage.world));
  });

  it("has no other examples", () => {
    expect(programs).toHaveLength(Object.keys(STORIES).length);
  });
});
