import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks an export of a Framelog snapshot, and proofs about single images, against the snapshot's
 * digest that you hold. One file, nothing but the JDK (21 or newer), and none of Framelog's code:
 * written from RFC 9162 (Merkle trees), RFC 8785 (canonical JSON) and docs/snapshots.md, so that you
 * can check the checker.
 *
 * <pre>
 * java VerifySnapshot.java items EXPORT.jsonl SNAPSHOT.json              "-" reads standard input
 * java VerifySnapshot.java proof IMAGE-ID PROOF.json SNAPSHOT.json [KEPT.jsonl]
 * </pre>
 *
 * SNAPSHOT.json is the answer to GET .../snapshots/{id}, or the payload of the event SnapshotSealed
 * in the log. KEPT.jsonl is an export that you have kept from before something was withheld.
 *
 * Exit status: 0 verified, 1 a mismatch (it says what and where), 2 usage or unreadable input, 3
 * undecided: what is given fits, but does not show what was asked, because something is withheld.
 * An export is read line by line; what stays in memory is 40 hashes.
 */
public final class VerifySnapshot {
  private static final String USAGE = """
      usage: java VerifySnapshot.java items EXPORT.jsonl SNAPSHOT.json
             java VerifySnapshot.java proof IMAGE-ID PROOF.json SNAPSHOT.json [KEPT.jsonl]""";

  public static void main(String[] args) {
    try {
      String command = args.length == 0 ? "" : args[0];
      if (command.equals("items") && args.length == 3) {
        items(args[1], new Snapshot(file(args[2])));
      } else if (command.equals("proof") && (args.length == 4 || args.length == 5)) {
        Proof proof = new Proof(file(args[2]), new Snapshot(file(args[3])));
        if (args.length == 5) {
          proof.recognise(args[4]);
        }
        proof.check(args[1]);
      } else {
        throw new Unreadable(USAGE);
      }
    } catch (Mismatch e) {
      System.out.println("MISMATCH: " + e.getMessage());
      System.exit(1);
    } catch (Undecided e) {
      System.out.println("UNDECIDED: " + e.getMessage());
      System.exit(3);
    } catch (Unreadable e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("cannot read: " + e);
      System.exit(2);
    }
  }

  /** What was checked is not what it should be. */
  private static final class Mismatch extends RuntimeException {
    Mismatch(String what) {
      super(what);
    }
  }

  /** What was given is in order, and leaves the question open. */
  private static final class Undecided extends RuntimeException {
    Undecided(String what) {
      super(what);
    }
  }

  /** What was given cannot be checked at all. */
  private static final class Unreadable extends RuntimeException {
    Unreadable(String why) {
      super(why);
    }
  }

  private static void require(boolean holds, String otherwise, Object... values) {
    if (!holds) {
      throw new Mismatch(otherwise.formatted(values));
    }
  }

  // ---- All items -------------------------------------------------------------------------------

  private static void items(String export, Snapshot snapshot) throws IOException {
    ItemsCheck check = new ItemsCheck();
    eachLine(export, check::next);
    check.end(snapshot);
  }

  /** Follows the items in their order. */
  private static final class ItemsCheck {
    private final Tree tree = new Tree();
    private String id = "";
    private long withheld;

    void next(String text) {
      Line line = new Line(text);
      require(line.id.compareTo(id) > 0, "line %d: the image %s is not behind %s, that of the line"
          + " before it: each image is there once, in the order of the ids", tree.size + 1, line.id,
          id);
      if (line.withheld != null) {
        System.out.printf("withheld: %s, %s, line %d%n", line.id, line.withheld, tree.size + 1);
        withheld++;
      }
      id = line.id;
      tree.add(line.leaf);
    }

    void end(Snapshot snapshot) {
      require(tree.size == snapshot.count, "there are %d items, but the snapshot has %d", tree.size,
          snapshot.count);
      require(Arrays.equals(tree.root(), snapshot.digest), "the digest of the items is %s, but that"
          + " of the snapshot is %s: they are not those that were sealed", hex(tree.root()),
          hex(snapshot.digest));
      if (withheld > 0) {
        System.out.printf("not shown: the content of %d items, and that their leaves are of the"
            + " images named%n", withheld);
      }
      System.out.printf("verified: %d items, digest %s%n", tree.size, hex(tree.root()));
    }
  }

  // ---- Proofs ----------------------------------------------------------------------------------

  /** An answer to GET .../proof. */
  private static final class Proof {
    private final Snapshot snapshot;
    private final String imageId;
    private final boolean included;
    private final List<Leaf> leaves = new ArrayList<>();

    Proof(Map<String, Object> json, Snapshot snapshot) {
      this.snapshot = snapshot;
      imageId = string(json, "imageId");
      if (!(json.get("included") instanceof Boolean told)) {
        throw new Unreadable("a proof has 'included', true or false");
      }
      included = told;
      require(integer(json, "size") == snapshot.count, "the proof is for %d items, but the snapshot"
          + " has %d", integer(json, "size"), snapshot.count);
      require(Arrays.equals(hash("digest", json.get("digest")), snapshot.digest), "the proof is for"
          + " the digest %s, but that of the snapshot is %s", json.get("digest"),
          hex(snapshot.digest));
      if (!(json.get("leaves") instanceof List<?> given)) {
        throw new Unreadable("a proof has a list 'leaves'");
      }
      given.forEach(leaf -> leaves.add(new Leaf(object(leaf))));
    }

    /** Reads the contents of leaves that are withheld now from an export of earlier. */
    void recognise(String kept) throws IOException {
      eachLine(kept, text -> {
        Line line = new Line(text);
        leaves.stream()
            .filter(leaf -> line.withheld == null && leaf.line.withheld != null)
            .filter(leaf -> Arrays.equals(leaf.line.leaf, line.leaf))
            .forEach(leaf -> leaf.line = line);
      });
    }

    void check(String asked) {
      require(imageId.equals(asked), "the proof is for the image %s, not for %s", imageId, asked);
      leaves.forEach(leaf -> leaf.requireIn(snapshot));
      if (included) {
        checkIncluded();
      } else {
        checkAbsent();
      }
    }

    private void checkIncluded() {
      require(leaves.size() == 1, "one leaf shows that an image is included, not %d",
          leaves.size());
      Leaf leaf = leaves.get(0);
      require(leaf.line.id.equals(imageId), "leaf %d is of the image %s", leaf.index, leaf.line.id);
      if (leaf.line.withheld != null) {
        throw new Undecided("leaf " + leaf.index + " is in the snapshot, and it is said to be that"
            + " of " + imageId + ", " + leaf.line.withheld + "; only who has kept the item can show"
            + " that");
      }
      System.out.printf("verified: the image %s is item %d of the %d%n", imageId, leaf.index,
          snapshot.count);
    }

    /** The image would have to stand between the nearest leaves whose ids are shown. */
    private void checkAbsent() {
      long before = -1;
      long behind = snapshot.count;
      for (Leaf leaf : leaves) {
        int order = leaf.line.id.compareTo(imageId);
        require(order != 0, "leaf %d is of the image %s, which is said to be absent", leaf.index,
            imageId);
        if (leaf.line.withheld == null && order < 0) {
          before = Math.max(before, leaf.index);
        } else if (leaf.line.withheld == null) {
          behind = Math.min(behind, leaf.index);
        }
      }
      require(before < behind, "leaf %d is of an image before %s, but stands behind leaf %d, which"
          + " is of one behind it", before, imageId, behind);
      if (behind - before > 1) {
        throw new Undecided("the image " + imageId + " is none of the items that are shown, but the"
            + " leaves " + (before + 1) + ".." + (behind - 1) + " are not shown and could be its");
      }
      System.out.printf("verified: the image %s is none of the %d, if these are in the order of"
          + " their ids, as 'items' shows%n", imageId, snapshot.count);
    }
  }

  /** A leaf with the path that leads from it to the digest. */
  private static final class Leaf {
    final long index;
    final byte[] hash;
    final List<byte[]> path;
    Line line;

    Leaf(Map<String, Object> json) {
      index = integer(json, "index");
      hash = hash("leaf", json.get("leaf"));
      line = new Line(string(json, "line"));
      if (!(json.get("path") instanceof List<?> hashes)) {
        throw new Unreadable("a leaf has a list 'path'");
      }
      path = hashes.stream().map(each -> hash("path", each)).toList();
    }

    /** RFC 9162, section 2.1.3.2; the names are those of the RFC. */
    void requireIn(Snapshot snapshot) {
      require(Arrays.equals(line.leaf, hash), "the item of leaf %d hashes to %s, not to %s", index,
          hex(line.leaf), hex(hash));
      require(index < snapshot.count, "leaf %d is not among %d", index, snapshot.count);
      long fn = index;
      long sn = snapshot.count - 1;
      byte[] r = hash;
      for (byte[] p : path) {
        require(sn != 0, "the path of leaf %d is longer than that of a tree of %d", index,
            snapshot.count);
        if (odd(fn) || fn == sn) {
          r = node(p, r);
          while (!odd(fn) && fn != 0) {
            fn >>= 1;
            sn >>= 1;
          }
        } else {
          r = node(r, p);
        }
        fn >>= 1;
        sn >>= 1;
      }
      require(sn == 0, "the path of leaf %d is shorter than that of a tree of %d", index,
          snapshot.count);
      require(Arrays.equals(r, snapshot.digest), "the path of leaf %d leads to the digest %s, but"
          + " that of the snapshot is %s", index, hex(r), hex(snapshot.digest));
    }
  }

  private static boolean odd(long number) {
    return (number & 1) == 1;
  }

  // ---- The tree (RFC 9162, section 2.1.1) ------------------------------------------------------

  /** The roots of the perfect subtrees from left to right: as many as the size has binary ones. */
  private static final class Tree {
    private final List<byte[]> roots = new ArrayList<>();
    private long size;

    void add(byte[] leaf) {
      byte[] right = leaf;
      for (long rest = size; odd(rest); rest >>= 1) {
        right = node(roots.remove(roots.size() - 1), right);
      }
      roots.add(right);
      size++;
    }

    byte[] root() {
      if (roots.isEmpty()) {
        return sha256();
      }
      byte[] root = roots.get(roots.size() - 1);
      for (int i = roots.size() - 2; i >= 0; i--) {
        root = node(roots.get(i), root);
      }
      return root;
    }
  }

  private static byte[] node(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  // ---- Snapshots and items ---------------------------------------------------------------------

  /** What you hold. */
  private static final class Snapshot {
    final long count;
    final byte[] digest;

    Snapshot(Map<String, Object> json) {
      if ("SEALING".equals(json.get("state"))) {
        throw new Unreadable("the snapshot is not sealed: it has no digest yet");
      }
      count = integer(json, "count");
      digest = json.containsKey("digest")
          ? hash("digest", json.get("digest"))
          : hash("root", json.get("root"));
    }
  }

  /** A line of the item stream: an item with its salt, or the bare leaf of one. */
  private static final class Line {
    private static final Pattern SALTED = Pattern.compile("(.*),\"salt\":\"([0-9a-f]{32})\"}");
    private static final Set<String> ITEM = Set.of("actors", "caption", "crops", "height", "id",
        "mediaType", "metadata", "review", "sha256", "tags", "width");
    private static final Set<String> CROP = Set.of("box", "id", "label");
    private static final Pattern ID =
        Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    final String id;
    final byte[] leaf;

    /** Why there is no more than the leaf; null for an item. */
    final String withheld;

    Line(String text) {
      Matcher salted = SALTED.matcher(text);
      String canonical = salted.matches() ? salted.group(1) + "}" : text;
      Map<String, Object> json = new Json(canonical).document();
      require(Json.canonical(json).equals(canonical), "not in canonical form (RFC 8785), salt at the"
          + " end: %s", text);
      id = string(json, "id");
      if (!ID.matcher(id).matches()) {
        throw new Unreadable("not an id of an image: " + id);
      }
      if (salted.matches()) {
        requireItem(json);
        leaf = sha256(new byte[] {0}, HexFormat.of().parseHex(salted.group(2)), utf8(canonical));
        withheld = null;
      } else {
        withheld = Boolean.TRUE.equals(json.get("erased")) ? "erased" : "retracted";
        require(json.keySet().equals(Set.of("id", "leaf", withheld))
            && Boolean.TRUE.equals(json.get(withheld)), "neither an item nor a bare leaf: it has %s",
            json.keySet());
        leaf = hash("leaf", json.get("leaf"));
      }
    }

    private static void requireItem(Map<String, Object> json) {
      require(json.keySet().equals(ITEM), "not an item: it has %s", json.keySet());
      hash("sha256", json.get("sha256"));
      require(integer(json, "width") > 0 && integer(json, "height") > 0, "the image has no area");
      string(json, "caption");
      string(json, "mediaType");
      object(json.get("metadata"));
      requireOrder("tags", texts(json, "tags"));
      requireOrder("actors", texts(json, "actors"));
      requireOrder("crops", elements(json, "crops").stream().map(Line::crop).toList());
    }

    private static String crop(Object value) {
      Map<String, Object> crop = object(value);
      require(crop.keySet().equals(CROP), "not a crop: it has %s", crop.keySet());
      require(object(crop.get("box")).keySet().equals(Set.of("x", "y", "w", "h")), "not a box: %s",
          crop.get("box"));
      return string(crop, "id");
    }

    private static List<String> texts(Map<String, Object> json, String name) {
      return elements(json, name).stream().map(each -> text(name, each)).toList();
    }

    private static String text(String name, Object value) {
      if (value instanceof String text) {
        return text;
      }
      throw new Unreadable("not all of '" + name + "' are texts");
    }

    private static List<?> elements(Map<String, Object> json, String name) {
      if (json.get(name) instanceof List<?> list) {
        return list;
      }
      throw new Unreadable("'" + name + "' is not a list");
    }

    private static void requireOrder(String name, List<String> values) {
      for (int i = 1; i < values.size(); i++) {
        require(values.get(i - 1).compareTo(values.get(i)) < 0, "the %s are not in order, each once",
            name);
      }
    }
  }

  // ---- Files and values ------------------------------------------------------------------------

  /** Names the line where something is wrong. */
  private static void eachLine(String name, Consumer<String> check) throws IOException {
    long number = 0;
    try (BufferedReader lines = name.equals("-")
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8.newDecoder()))
        : Files.newBufferedReader(Path.of(name))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        check.accept(line);
      }
    } catch (CharacterCodingException e) {
      throw new Unreadable("behind line " + number + ": not UTF-8");
    } catch (Unreadable e) {
      throw new Unreadable("line " + number + ": " + e.getMessage());
    } catch (Mismatch e) {
      throw new Mismatch(e.getMessage().startsWith("line ")
          ? e.getMessage()
          : "line " + number + ": " + e.getMessage());
    }
  }

  private static Map<String, Object> file(String name) throws IOException {
    try {
      return new Json(Files.readString(Path.of(name))).document();
    } catch (Unreadable e) {
      throw new Unreadable(name + ": " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw new Unreadable(name + ": not UTF-8");
    }
  }

  @SuppressWarnings("unchecked") // the reader makes no other maps
  private static Map<String, Object> object(Object value) {
    if (value instanceof Map) {
      return (Map<String, Object>) value;
    }
    throw new Unreadable("not a JSON object");
  }

  private static String string(Map<String, Object> json, String name) {
    if (json.get(name) instanceof String text) {
      return text;
    }
    throw new Unreadable("'" + name + "' is missing or not a text");
  }

  private static long integer(Map<String, Object> json, String name) {
    if (json.get(name) instanceof Json.Number number && number.text().matches("\\d{1,15}")) {
      return Long.parseLong(number.text());
    }
    throw new Unreadable("'" + name + "' is missing or not a whole number");
  }

  private static byte[] hash(String name, Object value) {
    if (value instanceof String text && text.matches("[0-9a-f]{64}")) {
      return HexFormat.of().parseHex(text);
    }
    throw new Unreadable("'" + name + "' is not a SHA-256 hash in lower-case hexadecimal");
  }

  private static byte[] utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (new String(bytes, StandardCharsets.UTF_8).equals(text)) {
      return bytes;
    }
    throw new Unreadable("a text has half of a surrogate pair");
  }

  // ---- JSON (RFC 8259) and its canonical form (RFC 8785) ---------------------------------------

  /** Reads one document strictly: no member twice, nothing behind the end. */
  private static final class Json {
    private static final int DEEPEST = 200;
    private static final char END = '\uffff'; // not a character of Unicode

    /** Kept as it is written. */
    record Number(String text) {}

    private final String text;
    private int at;
    private int depth;

    Json(String text) {
      this.text = text;
    }

    Map<String, Object> document() {
      Object value = value();
      if (skipSpace() != END) {
        throw unreadable("more than one value");
      }
      return object(value);
    }

    private Object value() {
      return switch (skipSpace()) {
        case '{' -> members();
        case '[' -> elements();
        case '"' -> text();
        case 't' -> word("true", true);
        case 'f' -> word("false", false);
        case 'n' -> word("null", null);
        default -> number();
      };
    }

    private Map<String, Object> members() {
      Map<String, Object> members = new TreeMap<>(); // by UTF-16 code units, as RFC 8785 sorts
      each('}', () -> {
        skipSpace();
        String name = text();
        skipSpace();
        take(':');
        if (members.containsKey(name)) {
          throw unreadable("the member '" + name + "' is there twice");
        }
        members.put(name, value());
      });
      return members;
    }

    private List<Object> elements() {
      List<Object> elements = new ArrayList<>();
      each(']', () -> elements.add(value()));
      return elements;
    }

    /** From the opening bracket to behind the closing one. */
    private void each(char closing, Runnable read) {
      at++;
      if (++depth > DEEPEST) {
        throw unreadable("nested too deeply");
      }
      if (skipSpace() != closing) {
        read.run();
        while (skipSpace() == ',') {
          at++;
          read.run();
        }
      }
      take(closing);
      depth--;
    }

    private String text() {
      take('"');
      StringBuilder read = new StringBuilder();
      for (char c = next(); c != '"'; c = next()) {
        if (c < ' ') {
          throw unreadable("a control character in a text");
        }
        read.append(c == '\\' ? escaped(next()) : c);
      }
      return read.toString();
    }

    private char escaped(char c) {
      int known = "\"\\/bfnrt".indexOf(c);
      if (known >= 0) {
        return "\"\\/\b\f\n\r\t".charAt(known);
      }
      String digits = c == 'u' && at + 4 <= text.length() ? text.substring(at, at + 4) : "";
      if (!digits.matches("[0-9a-fA-F]{4}")) {
        throw unreadable("an unknown escape");
      }
      at += 4;
      return (char) HexFormat.fromHexDigits(digits);
    }

    private Number number() {
      int start = at;
      while ("+-.0123456789eE".indexOf(peek()) >= 0) {
        at++;
      }
      String number = text.substring(start, at);
      if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
        throw unreadable("not JSON");
      }
      return new Number(number);
    }

    private Object word(String word, Object value) {
      if (!text.startsWith(word, at)) {
        throw unreadable("not JSON");
      }
      at += word.length();
      return value;
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : END;
    }

    private char next() {
      if (at == text.length()) {
        throw unreadable("it ends too early");
      }
      return text.charAt(at++);
    }

    private void take(char c) {
      if (next() != c) {
        throw unreadable("'" + c + "' expected");
      }
    }

    /** Returns what comes behind any white space. */
    private char skipSpace() {
      while (" \t\r\n".indexOf(peek()) >= 0) {
        at++;
      }
      return peek();
    }

    private Unreadable unreadable(String why) {
      return new Unreadable(why + ", at character " + at);
    }

    /** The text of RFC 8785 of a value that was read. */
    static String canonical(Object value) {
      if (value instanceof Map<?, ?> members) {
        return members.entrySet().stream()
            .map(member -> canonical(member.getKey()) + ":" + canonical(member.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
      }
      if (value instanceof List<?> elements) {
        return elements.stream().map(Json::canonical).collect(Collectors.joining(",", "[", "]"));
      }
      if (value instanceof String text) {
        return text.chars().mapToObj(c -> canonicalCharacter((char) c))
            .collect(Collectors.joining("", "\"", "\""));
      }
      return value instanceof Number number ? canonicalNumber(number.text()) : String.valueOf(value);
    }

    private static String canonicalCharacter(char c) {
      int known = "\"\\\b\f\n\r\t".indexOf(c);
      if (known >= 0) {
        return "\\" + "\"\\bfnrt".charAt(known);
      }
      return c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
    }

    /** ECMAScript's Number::toString, as RFC 8785 wants it; k and n are the names of ECMA-262. */
    private static String canonicalNumber(String text) {
      double number = Double.parseDouble(text);
      if (Double.isInfinite(number)) {
        throw new Unreadable("beyond the numbers of JSON: " + text);
      }
      if (number == 0) {
        return "0";
      }
      BigDecimal shortest = shortest(Math.abs(number));
      String digits = shortest.unscaledValue().toString();
      int k = digits.length();
      int n = k - shortest.scale();
      String sign = number < 0 ? "-" : "";
      if (k <= n && n <= 21) {
        return sign + digits + "0".repeat(n - k);
      }
      if (0 < n && n <= 21) {
        return sign + digits.substring(0, n) + "." + digits.substring(n);
      }
      if (-6 < n && n <= 0) {
        return sign + "0." + "0".repeat(-n) + digits;
      }
      return sign + digits.charAt(0) + (k == 1 ? "" : "." + digits.substring(1))
          + (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
    }

    /** The shortest decimal that reads as this number; Java's has two digits where one is enough. */
    private static BigDecimal shortest(double number) {
      BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
      BigDecimal rounded =
          decimal.round(new MathContext(1, RoundingMode.HALF_EVEN)).stripTrailingZeros();
      return rounded.doubleValue() == number ? rounded : decimal;
    }
  }
}
