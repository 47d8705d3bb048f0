package io.framelog.command.imports;

import io.framelog.imports.SourceKind;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All kinds of sources. */
record ImportSources(Map<SourceKind, ImportSource> byKind) {
  static ImportSources of(ImportSource... sources) {
    return new ImportSources(
        Arrays.stream(sources).collect(Collectors.toMap(ImportSource::kind, Function.identity())));
  }

  ImportSource of(SourceKind kind) {
    ImportSource source = byKind.get(kind);
    if (source == null) {
      throw new IllegalStateException("no source of kind " + kind);
    }
    return source;
  }
}
