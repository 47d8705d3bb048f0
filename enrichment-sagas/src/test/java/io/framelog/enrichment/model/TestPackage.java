package io.framelog.enrichment.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.framelog.identity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A copy of the default package in a folder, to be spoilt. */
record TestPackage(Path folder) {
  static TestPackage copyOfStudent(Path folder) throws IOException {
    for (String name : new String[] {"manifest.json", "image_encoder.onnx"}) {
      try (InputStream in = TestPackage.class.getResourceAsStream("/models/photo-minilm/" + name)) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(name));
      }
    }
    TestPackage copy = new TestPackage(folder);
    // Only the encoders: what is in the vocabulary is no matter of these tests.
    copy.write(
        copy.manifest()
            .replaceAll("(?s)\\R  \"tags\": .*?\\R  \\},", "")
            .replaceAll("(?s)\\R  \"captions\": .*?\\R  \\},", ""));
    return copy;
  }

  String manifest() throws IOException {
    return Files.readString(folder.resolve("manifest.json"));
  }

  TestPackage write(String manifest) throws IOException {
    Files.writeString(folder.resolve("manifest.json"), manifest);
    return this;
  }

  TestPackage replace(String part, String by) throws IOException {
    String before = manifest();
    if (!before.contains(part)) {
      throw new IllegalArgumentException("the manifest has no " + part);
    }
    return write(before.replace(part, by));
  }

  /** Adds a file and the member of the manifest that names it. */
  TestPackage add(String name, String content, String member) throws IOException {
    Files.writeString(folder.resolve(name), content);
    return replace(
        "\"fusion\"", member.formatted(name, Sha256.hex(content.getBytes(UTF_8))) + ", \"fusion\"");
  }
}
