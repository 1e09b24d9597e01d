import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/*.test.ts", "test/{presence,signals,items,readme}/*.test.{ts,tsx}", "test/console/*.test.js"],
    setupFiles: ["test/setup.ts"],
    reporters: ["dot"],
    unstubGlobals: true,
    pool: "threads",
  },
});
