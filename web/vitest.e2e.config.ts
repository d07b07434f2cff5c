import { defineConfig } from "vitest/config";

// One browser at a time: some of the tests measure how quick it is.
export default defineConfig({
  test: { include: ["e2e/**/*.test.ts"], fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000, retry: 0 },
});
