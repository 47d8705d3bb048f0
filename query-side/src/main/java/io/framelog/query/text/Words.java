package io.framelog.query.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Cuts text into words (Unicode segmentation, UAX #29) and takes case, accents and English
 * inflection away (Snowball's English stemmer, the one of PostgreSQL's {@code english}). No word is
 * dropped as too common. The same for what is indexed and for what is asked.
 *
 * <p>It is done here because the Elasticsearch that every build can download has no analyzers
 * beyond the plainest.
 */
public final class Words {
  private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

  private Words() {}

  /** The words in their order, repetitions included; empty when the text has none. */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = stream(folded(text))) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
    return words;
  }

  /** The words joined by single spaces, for a field that is cut at white space only. */
  public static String joined(String text) {
    return String.join(" ", of(text));
  }

  /** Compatible forms in their plain form, accents gone; other scripts' vowel signs stay. */
  private static String folded(String text) {
    if (isAscii(text)) {
      return text;
    }
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return Normalizer.normalize(ACCENTS.matcher(decomposed).replaceAll(""), Normalizer.Form.NFC);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static TokenStream stream(String text) {
    StandardTokenizer tokens = new StandardTokenizer();
    tokens.setReader(new StringReader(text));
    return new SnowballFilter(
        new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(tokens))),
        new EnglishStemmer());
  }
}
