package io.framelog.api.diff;

import io.framelog.api.json.Accepted;
import io.framelog.api.json.Ndjson;
import io.framelog.api.query.Parameters;
import io.framelog.diff.DiffEnd;
import io.framelog.diff.DiffPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be compared, and in which form to tell.
 *
 * @param to null for now
 * @param cursor an image id, null for the start
 * @param limit of images in JSON, of lines in NDJSON
 */
record DiffRequest(
    DiffEnd from, @Nullable DiffEnd to, @Nullable String cursor, boolean streamed, int limit) {
  private static final int DEFAULT_LIMIT = 100;
  private static final MediaType NDJSON = MediaType.valueOf(Ndjson.MEDIA_TYPE);
  private static final JsonMapper JSON = JsonMapper.shared();

  static DiffRequest of(
      DiffEnd from,
      @Nullable DiffEnd to,
      @Nullable String cursor,
      @Nullable Integer limit,
      HttpServletRequest request) {
    if (cursor != null && to == null) {
      throw Parameters.invalid("to", "To go on, 'to' has to be that of the first page");
    }
    boolean streamed = Accepted.of(request.getHeader(HttpHeaders.ACCEPT), NDJSON).equals(NDJSON);
    return new DiffRequest(
        from,
        to,
        cursor == null ? null : cursor.toLowerCase(Locale.ROOT),
        streamed,
        streamed
            ? Parameters.limit(limit, Integer.MAX_VALUE, Integer.MAX_VALUE)
            : Parameters.limit(limit, DEFAULT_LIMIT, DiffPage.MAX_LIMIT));
  }

  /** Asks for a page. */
  interface Question {
    DiffPage ask(DiffEnd from, @Nullable DiffEnd to, @Nullable String after, int limit);
  }

  void answer(Question question, HttpServletResponse response) throws IOException {
    if (streamed) {
      Ndjson.write(response, new CursorPages(new Lines(question), cursor, limit));
      return;
    }
    byte[] page = JSON.writeValueAsBytes(DiffBody.of(question.ask(from, to, cursor, limit)));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  /** Page after page up to what was now when the first one was asked for. */
  private final class Lines implements CursorPages.Source {
    private final Question question;
    private @Nullable DiffEnd end = to;

    Lines(Question question) {
      this.question = question;
    }

    @Override
    public CursorPages.Page read(@Nullable String after, int limit) {
      DiffPage page = question.ask(from, end, after, limit);
      if (end == null) {
        end = DiffEnd.at(page.to().position());
      }
      return new CursorPages.Page(
          page.images().stream()
              .map(image -> JSON.writeValueAsString(DiffBody.Line.of(image)))
              .toList(),
          page.next());
    }
  }
}
