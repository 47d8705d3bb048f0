package io.framelog.api.run;

import java.io.PrintStream;
import java.util.Locale;

/** What a person at the terminal reads, apart from the log. */
@SuppressWarnings("AnnotateFormatMethod") // the annotation is not among our dependencies
final class Console {
  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  /** A heading with an empty line before it. */
  synchronized void heading(String text) {
    out.println();
    out.println(text);
    out.flush();
  }

  /** An indented line. */
  synchronized void line(String format, Object... values) {
    out.println("  " + String.format(Locale.ROOT, format, values));
    out.flush();
  }

  /** An indented line with a name in its first column. */
  void fact(String name, String format, Object... values) {
    line("%-20s %s", name, String.format(Locale.ROOT, format, values));
  }
}
