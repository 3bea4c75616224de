/**
 * Writes out as JSON what every exported type of src/realtime/{frames,objects}.ts is: for an interface its fields, each
 * as text, with `?` after the names of those that may be absent; for any other type its text. `docs/asyncapi.yaml` is
 * compared with it.
 */
import ts from "typescript";

const files = ["src/realtime/frames.ts", "src/realtime/objects.ts"];
const program = ts.createProgram(files, { strict: true, exactOptionalPropertyTypes: true, noEmit: true, types: [] });
const checker = program.getTypeChecker();

function isInterface(type: ts.Type): boolean {
  return type.isClassOrInterface();
}

function text(type: ts.Type): string {
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return `[${item === undefined ? "" : text(item)}]`;
  }
  if (type.flags & ts.TypeFlags.Boolean) return "boolean";
  if (type.isUnion()) return [...new Set(type.types.map(text))].sort().join(" | ");
  if (isInterface(type)) return type.symbol.name;
  const indexed = type.getStringIndexType();
  return indexed === undefined ? checker.typeToString(type).replace(/^(true|false)$/, "boolean") : `{${text(indexed)}}`;
}

function fields(type: ts.Type): Record<string, string> {
  return Object.fromEntries(
    checker.getPropertiesOfType(type).map((property) => {
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const declared = checker.getTypeOfSymbol(property);
      return isOptional
        ? [`${property.name}?`, text(checker.getNonNullableType(declared))]
        : [property.name, text(declared)];
    }),
  );
}

const shapes: Record<string, string | Record<string, string>> = {};
for (const file of program.getSourceFiles().filter((source) => files.some((file) => source.fileName.endsWith(file)))) {
  for (const statement of file.statements) {
    if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue;
    const type = checker.getTypeAtLocation(statement.name);
    shapes[statement.name.text] = isInterface(type) ? fields(type) : text(type);
  }
}
process.stdout.write(JSON.stringify(shapes, null, 2));
