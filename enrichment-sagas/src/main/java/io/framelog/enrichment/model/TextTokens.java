package io.framelog.enrichment.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Cuts texts into at most {@code maxTokens} tokens, special ones included. Thread-safe. */
final class TextTokens implements AutoCloseable {
  /** No tokenizer packs more characters of prose into a token; bounds the work for huge texts. */
  private static final int MAX_CHARACTERS_PER_TOKEN = 64;

  private final HuggingFaceTokenizer tokenizer;
  private final int maxCharacters;

  /**
   * @param json a HuggingFace {@code tokenizer.json}
   * @throws ModelPackageException when it is not one
   */
  TextTokens(String name, byte[] json, int maxTokens) {
    this.maxCharacters = maxTokens * MAX_CHARACTERS_PER_TOKEN;
    // The batch is padded by the encoder, whatever the file says.
    Map<String, String> options =
        Map.of("truncation", "true", "maxLength", String.valueOf(maxTokens), "padding", "false");
    try {
      this.tokenizer = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
    } catch (IOException | RuntimeException e) {
      throw new ModelPackageException(
          "%s is not a tokenizer: %s".formatted(name, e.getMessage()), e);
    }
  }

  Encoding[] encode(List<String> texts) {
    return tokenizer.batchEncode(texts.stream().map(this::clean).toList());
  }

  /** A lone surrogate has no UTF-8 form and would not survive the way into native code. */
  private String clean(String text) {
    String cut = text.length() > maxCharacters ? text.substring(0, maxCharacters) : text;
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
