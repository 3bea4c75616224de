import eslint from "@eslint/js";
import { defineConfig } from "eslint/config";
import a11y from "eslint-plugin-jsx-a11y-x";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default defineConfig(
  { ignores: ["src/api/schema.ts"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  hooks.configs.flat["recommended-latest"],
  a11y.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ["error", { max: 8, variant: "modified" }], // a switch counts as one decision
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", 50],
      "max-params": ["error", 5],
      "no-console": "error",
      "no-warning-comments": "error",
      eqeqeq: "error",
      "@typescript-eslint/explicit-function-return-type": ["error", { allowExpressions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // Numbers in texts are what our ids, delays and counts are.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  { files: ["**/*.js"], extends: [tseslint.configs.disableTypeChecked] },
  {
    // Markup is long by nature, and each part of it that may be absent counts as a decision.
    files: ["**/*.tsx"],
    rules: { "max-lines-per-function": ["error", 80], complexity: ["error", { max: 12, variant: "modified" }] },
  },
  {
    // A suite is one long function by nature.
    files: ["**/*.test.ts"],
    rules: { "max-lines-per-function": "off" },
  },
);
