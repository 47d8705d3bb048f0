import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Checks an export of a Framelog event log, and its proofs, against checkpoints that you hold. One
 * file, nothing but the JDK (21 or newer), and none of Framelog's code: written from RFC 9162
 * (Merkle trees), RFC 8785 (canonical JSON) and docs/audit.md, so that you can check the checker.
 *
 * <pre>
 * java VerifyLog.java log EXPORT.ndjson CHECKPOINT.json...   "-" reads the export from standard input
 * java VerifyLog.java inclusion EVENT.json PROOF.json CHECKPOINT.json
 * java VerifyLog.java consistency OLD.json NEW.json PROOF.json
 * </pre>
 *
 * Exit status: 0 verified, 1 a mismatch (the line says what and where), 2 usage or unreadable input.
 * An export is read line by line. What stays in memory is the last sequence of each aggregate
 * (about 100 bytes an aggregate); for that reason event ids are not compared with one another:
 * they are part of what is hashed, and "jq -r .id EXPORT.ndjson | sort | uniq -d" lists repeats.
 */
public final class VerifyLog {
  private static final String USAGE =
      """
      usage: java VerifyLog.java log EXPORT.ndjson CHECKPOINT.json...
             java VerifyLog.java inclusion EVENT.json PROOF.json CHECKPOINT.json
             java VerifyLog.java consistency OLD.json NEW.json PROOF.json""";

  public static void main(String[] args) {
    try {
      String command = args.length == 0 ? "" : args[0];
      if (command.equals("log") && args.length >= 2) {
        log(args[1], Arrays.copyOfRange(args, 2, args.length));
      } else if (command.equals("inclusion") && args.length == 4) {
        inclusion(Event.of(file(args[1])), file(args[2]), Checkpoint.of(file(args[3])));
      } else if (command.equals("consistency") && args.length == 4) {
        consistency(Checkpoint.of(file(args[1])), Checkpoint.of(file(args[2])), file(args[3]));
      } else {
        throw new Unreadable(USAGE);
      }
    } catch (Mismatch e) {
      System.out.println("MISMATCH: " + e.getMessage());
      System.exit(1);
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
    Mismatch(String what, Object... values) {
      super(what.formatted(values));
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
      throw new Mismatch(otherwise, values);
    }
  }

  // ---- The whole log -------------------------------------------------------------------------

  private static void log(String export, String[] files) throws IOException {
    TreeMap<Long, List<Checkpoint>> checkpoints = new TreeMap<>();
    for (String name : files) {
      for (Checkpoint checkpoint : Checkpoint.all(file(name))) {
        checkpoints.computeIfAbsent(checkpoint.size, unused -> new ArrayList<>()).add(checkpoint);
      }
    }
    requireOneLog(checkpoints.values().stream().flatMap(List::stream).toList());
    LogCheck check = new LogCheck(checkpoints);
    check.atSize("");
    try (BufferedReader lines = lines(export)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        check.next(line);
      }
    } catch (CharacterCodingException e) {
      throw new Unreadable("line " + (check.size + 1) + ": not UTF-8");
    }
    check.end();
  }

  private static BufferedReader lines(String export) throws IOException {
    return export.equals("-")
        ? new BufferedReader(
            new InputStreamReader(System.in, StandardCharsets.UTF_8.newDecoder()))
        : Files.newBufferedReader(Path.of(export));
  }

  private static void requireOneLog(List<Checkpoint> checkpoints) {
    for (Checkpoint each : checkpoints) {
      require(
          each.logId.equals(checkpoints.get(0).logId),
          "the checkpoints are of different logs: %s and %s",
          checkpoints.get(0).logId,
          each.logId);
    }
  }

  /** Follows the log event by event. */
  private static final class LogCheck {
    private final TreeMap<Long, List<Checkpoint>> checkpoints;
    private final Tree tree = new Tree();
    private final Map<UUID, Long> sequences = new HashMap<>();
    private long size;
    private long matched;
    private long redacted;
    private String time = "";

    LogCheck(TreeMap<Long, List<Checkpoint>> checkpoints) {
      this.checkpoints = checkpoints;
    }

    void next(String line) {
      Event event;
      try {
        event = Event.of(new Json(line).document());
      } catch (Unreadable e) {
        throw new Unreadable("line " + (size + 1) + ": " + e.getMessage());
      }
      require(
          event.position == size + 1,
          "line %d: the position is %d; positions are dense from 1",
          size + 1,
          event.position);
      require(
          event.time.compareTo(time) >= 0,
          "position %d: the time %s is before that of the event before it, %s",
          event.position,
          event.time,
          time);
      long expected = sequences.getOrDefault(event.aggregate, -1L) + 1;
      require(
          event.sequence == expected,
          "position %d: the sequence is %d, but the next of aggregate %s is %d",
          event.position,
          event.sequence,
          event.aggregate,
          expected);
      event.requireCommitment();
      if (event.isRedacted()) {
        redacted++;
        System.out.printf(
            "redacted: position %d (%s): its payload is not what was recorded; only the commitment"
                + " counts%n",
            event.position, event.type);
      }
      sequences.put(event.aggregate, event.sequence);
      time = event.time;
      size++;
      tree.add(event.leaf());
      atSize(event.time);
    }

    /** Compares the checkpoints of this size, if any. */
    void atSize(String lastTime) {
      for (Checkpoint checkpoint : checkpoints.getOrDefault(size, List.of())) {
        String root = hex(tree.root());
        require(
            root.equals(hex(checkpoint.root)),
            "checkpoint of size %d: its root is %s, but that of the export is %s: the events"
                + " %d..%d are not those that it was made of",
            size,
            hex(checkpoint.root),
            root,
            matched + 1,
            size);
        require(
            checkpoint.time.equals(lastTime),
            "checkpoint of size %d: its time is %s, but that of the event is %s",
            size,
            checkpoint.time,
            lastTime);
        System.out.printf("checkpoint of size %d: the root is the same%n", size);
        matched = size;
      }
    }

    void end() {
      if (!checkpoints.isEmpty()) {
        require(
            checkpoints.lastKey() <= size,
            "checkpoint of size %d: the export ends at %d, events are missing",
            checkpoints.lastKey(),
            size);
      }
      if (redacted > 0) {
        System.out.printf("redacted: %d events in all%n", redacted);
      }
      if (checkpoints.isEmpty()) {
        System.out.println("no checkpoint was given: nothing shows whether the log was changed");
      } else if (matched < size) {
        System.out.printf(
            "not protected: the events %d..%d are newer than the newest checkpoint%n",
            matched + 1, size);
      }
      System.out.printf("verified: size %d, root %s%n", size, hex(tree.root()));
    }
  }

  // ---- Proofs (RFC 9162, sections 2.1.3.2 and 2.1.4.2) -----------------------------------------

  private static void inclusion(Event event, Map<String, Object> proof, Checkpoint checkpoint) {
    event.requireCommitment();
    long index = integer(proof, "index");
    require(
        index == event.position - 1,
        "the proof is of leaf %d, but the event at position %d is leaf %d",
        index,
        event.position,
        event.position - 1);
    long size = integer(proof, "size");
    require(
        size == checkpoint.size,
        "the proof is for size %d, the checkpoint of size %d",
        size,
        checkpoint.size);
    require(index < size, "leaf %d is not in a tree of %d", index, size);
    String leaf = hex(event.leaf());
    require(
        leaf.equals(string(proof, "leaf")),
        "the event at position %d hashes to the leaf %s, not to %s",
        event.position,
        leaf,
        string(proof, "leaf"));
    long fn = index;
    long sn = size - 1;
    byte[] r = event.leaf();
    for (byte[] p : path(proof)) {
      require(sn != 0, "the path is longer than that of a tree of %d", size);
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
    require(sn == 0, "the path is shorter than that of a tree of %d", size);
    require(
        Arrays.equals(r, checkpoint.root),
        "the path leads to the root %s, not to that of the checkpoint, %s",
        hex(r),
        hex(checkpoint.root));
    if (event.isRedacted()) {
      System.out.println("redacted: the payload is not what was recorded");
    }
    System.out.printf("verified: position %d is in the first %d events%n", event.position, size);
  }

  private static void consistency(Checkpoint old, Checkpoint now, Map<String, Object> proof) {
    requireOneLog(List.of(old, now));
    require(old.size <= now.size, "%d events cannot become %d", old.size, now.size);
    require(
        integer(proof, "from") == old.size && integer(proof, "to") == now.size,
        "the proof is from %d to %d, the checkpoints are of %d and %d",
        integer(proof, "from"),
        integer(proof, "to"),
        old.size,
        now.size);
    require(old.time.compareTo(now.time) <= 0, "the time ran back from %s", old.time);
    List<byte[]> path = new ArrayList<>(path(proof));
    if (old.size == now.size || old.size == 0) {
      byte[] expected = old.size == 0 ? new Tree().root() : now.root;
      require(Arrays.equals(old.root, expected), "size %d has two roots", old.size);
      require(path.isEmpty(), "there is nothing to prove, so the path should be empty");
    } else {
      require(!path.isEmpty(), "the path is empty");
      if (Long.bitCount(old.size) == 1) {
        path.add(0, old.root);
      }
      requireConsistent(old, now, path);
    }
    System.out.printf(
        "verified: the first %d of the %d events are still the same%n", old.size, now.size);
  }

  private static void requireConsistent(Checkpoint old, Checkpoint now, List<byte[]> path) {
    long fn = old.size - 1;
    long sn = now.size - 1;
    while (odd(fn)) {
      fn >>= 1;
      sn >>= 1;
    }
    byte[] fr = path.get(0);
    byte[] sr = path.get(0);
    for (byte[] c : path.subList(1, path.size())) {
      require(sn != 0, "the path is too long");
      if (odd(fn) || fn == sn) {
        fr = node(c, fr);
        sr = node(c, sr);
        while (!odd(fn) && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = node(sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    require(sn == 0, "the path is too short");
    require(
        Arrays.equals(fr, old.root),
        "the path leads to the root %s at size %d, not to %s",
        hex(fr),
        old.size,
        hex(old.root));
    require(
        Arrays.equals(sr, now.root),
        "the path leads to the root %s at size %d, not to %s",
        hex(sr),
        now.size,
        hex(now.root));
  }

  private static boolean odd(long number) {
    return (number & 1) == 1;
  }

  private static List<byte[]> path(Map<String, Object> proof) {
    if (!(proof.get("path") instanceof List<?> hashes)) {
      throw new Unreadable("a proof has a list 'path'");
    }
    return hashes.stream().map(hash -> hash("path", hash)).toList();
  }

  // ---- The tree (RFC 9162, section 2.1.1) -------------------------------------------------------

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

  // ---- Events and checkpoints -------------------------------------------------------------------

  /** A line of the export. */
  private static final class Event {
    private static final Set<String> HEADER =
        Set.of(
            "position", "id", "type", "revision", "aggregateType", "aggregate", "sequence", "time",
            "metadata");
    private static final Set<String> SEAL = Set.of("payload", "salt", "commitment");

    final long position;
    final String type;
    final UUID aggregate;
    final long sequence;
    final String time;
    private final Map<String, Object> header = new LinkedHashMap<>();
    private final byte[] payload;
    private final byte[] salt;
    private final byte[] commitment;

    private Event(Map<String, Object> json) {
      json.forEach(
          (name, value) -> {
            if (HEADER.contains(name)) {
              header.put(name, value);
            } else if (!SEAL.contains(name)) {
              throw new Unreadable("the member '" + name + "' is not protected by any hash");
            }
          });
      position = integer(json, "position");
      type = string(json, "type");
      sequence = integer(json, "sequence");
      time = time(json);
      for (String name : List.of("id", "revision", "aggregateType")) {
        string(json, name);
      }
      if (!(json.get("metadata") instanceof Map)) {
        throw new Unreadable("'metadata' is not an object");
      }
      payload = utf8(string(json, "payload"));
      commitment = hash("commitment", json.get("commitment"));
      try {
        aggregate = UUID.fromString(string(json, "aggregate"));
        salt =
            json.get("salt") == null ? new byte[0] : HexFormat.of().parseHex(string(json, "salt"));
      } catch (IllegalArgumentException e) {
        throw new Unreadable("'aggregate' is a UUID, 'salt' hexadecimal: " + e.getMessage());
      }
    }

    static Event of(Map<String, Object> json) {
      return new Event(json);
    }

    /** Erasure destroys the salt, so that nothing is left to guess the payload with. */
    boolean isRedacted() {
      return salt.length == 0;
    }

    void requireCommitment() {
      require(
          isRedacted() || salt.length == 16,
          "position %d: the salt has %d bytes, not 16",
          position,
          salt.length);
      require(
          isRedacted() || Arrays.equals(commitment, sha256(salt, payload)),
          "position %d: the payload is not the one that the commitment was made of",
          position);
    }

    byte[] leaf() {
      StringBuilder json = new StringBuilder();
      Json.canonical(json, header);
      return sha256(new byte[] {0}, utf8(json.toString()), commitment);
    }
  }

  /** What an auditor holds. */
  private static final class Checkpoint {
    final long size;
    final byte[] root;
    final String time;
    final String logId;

    private Checkpoint(Map<String, Object> json) {
      size = integer(json, "size");
      root = hash("root", json.get("root"));
      time = size == 0 ? "" : time(json);
      logId = string(json, "logId");
    }

    static Checkpoint of(Map<String, Object> json) {
      return new Checkpoint(json);
    }

    /** One checkpoint, or a page of /v1/audit/checkpoints. */
    @SuppressWarnings("unchecked")
    static List<Checkpoint> all(Map<String, Object> json) {
      return json.get("checkpoints") instanceof List<?> page
          ? page.stream().map(each -> of((Map<String, Object>) each)).toList()
          : List.of(of(json));
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

  private static String string(Map<String, Object> json, String name) {
    if (json.get(name) instanceof String text) {
      return text;
    }
    throw new Unreadable("'" + name + "' is missing or not a text");
  }

  private static String time(Map<String, Object> json) {
    String time = string(json, "time");
    if (!time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z")) {
      throw new Unreadable("not a UTC time with six fraction digits: " + time);
    }
    return time;
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
    if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
      throw new Unreadable("a text has half of a surrogate pair");
    }
    return bytes;
  }

  // ---- JSON (RFC 8259) and its canonical form (RFC 8785) ----------------------------------------

  /** Reads one document strictly: no member twice, nothing behind the end. */
  private static final class Json {
    private static final int DEEPEST = 200;

    private final String text;
    private int at;
    private int depth;

    /** Kept as it is written. */
    record Number(String text) {}

    Json(String text) {
      this.text = text;
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> document() {
      Object value = value();
      space();
      if (at < text.length() || !(value instanceof Map)) {
        throw unreadable("not one JSON object");
      }
      return (Map<String, Object>) value;
    }

    private Object value() {
      space();
      return switch (peek()) {
        case '{' -> object();
        case '[' -> list();
        case '"' -> string();
        case 't' -> word("true", true);
        case 'f' -> word("false", false);
        case 'n' -> word("null", null);
        default -> number();
      };
    }

    private Map<String, Object> object() {
      Map<String, Object> members = new LinkedHashMap<>();
      for (boolean more = open('}'); more; more = another('}')) {
        space();
        String name = string();
        space();
        expect(':');
        if (members.containsKey(name)) {
          throw unreadable("the member '" + name + "' is there twice");
        }
        members.put(name, value());
      }
      return members;
    }

    private List<Object> list() {
      List<Object> elements = new ArrayList<>();
      for (boolean more = open(']'); more; more = another(']')) {
        elements.add(value());
      }
      return elements;
    }

    /** Past the opening bracket; whether there is anything before the closing one. */
    private boolean open(char closing) {
      at++;
      if (++depth > DEEPEST) {
        throw unreadable("nested too deeply");
      }
      space();
      return peek() != closing || close();
    }

    private boolean another(char closing) {
      space();
      if (peek() == closing) {
        return close();
      }
      expect(',');
      return true;
    }

    private boolean close() {
      at++;
      depth--;
      return false;
    }

    private String string() {
      expect('"');
      StringBuilder string = new StringBuilder();
      while (true) {
        char c = peek();
        at++;
        if (c == '"') {
          return string.toString();
        } else if (c == '\\') {
          string.append(escaped());
        } else if (c < ' ') {
          throw unreadable("a control character in a text");
        } else {
          string.append(c);
        }
      }
    }

    private char escaped() {
      char c = peek();
      at++;
      return switch (c) {
        case '"', '\\', '/' -> c;
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> unicode();
        default -> throw unreadable("an unknown escape");
      };
    }

    private char unicode() {
      if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
        throw unreadable("an unknown escape");
      }
      at += 4;
      return (char) HexFormat.fromHexDigits(text, at - 4, at);
    }

    private Number number() {
      int start = at;
      while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
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

    private void space() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private char peek() {
      if (at >= text.length()) {
        throw unreadable("it ends too early");
      }
      return text.charAt(at);
    }

    private void expect(char c) {
      if (peek() != c) {
        throw unreadable("'" + c + "' expected");
      }
      at++;
    }

    private Unreadable unreadable(String why) {
      return new Unreadable(why + ", at character " + (at + 1));
    }

    /** Appends the canonical form of a value. */
    static void canonical(StringBuilder json, Object value) {
      if (value instanceof Map<?, ?> members) {
        Map<String, Object> sorted = new TreeMap<>(); // by UTF-16 code units, as RFC 8785 wants
        members.forEach((name, member) -> sorted.put((String) name, member));
        String separator = "{";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
          canonicalString(json.append(separator), member.getKey());
          canonical(json.append(':'), member.getValue());
          separator = ",";
        }
        json.append(sorted.isEmpty() ? "{}" : "}");
      } else if (value instanceof List<?> elements) {
        String separator = "[";
        for (Object element : elements) {
          canonical(json.append(separator), element);
          separator = ",";
        }
        json.append(elements.isEmpty() ? "[]" : "]");
      } else if (value instanceof String string) {
        canonicalString(json, string);
      } else if (value instanceof Number number) {
        json.append(canonicalNumber(number.text()));
      } else {
        json.append(value);
      }
    }

    private static void canonicalString(StringBuilder json, String string) {
      json.append('"');
      for (char c : string.toCharArray()) {
        int known = "\"\\\b\f\n\r\t".indexOf(c);
        if (known >= 0) {
          json.append('\\').append("\"\\bfnrt".charAt(known));
        } else if (c < ' ') {
          json.append("\\u%04x".formatted((int) c));
        } else {
          json.append(c);
        }
      }
      json.append('"');
    }

    /** As ECMAScript writes the nearest double: its shortest digits, which Java has since 19. */
    private static String canonicalNumber(String text) {
      double value = Double.parseDouble(text);
      if (value == 0) {
        return "0";
      }
      double size = Math.abs(value);
      if (size < Double.MIN_NORMAL || size > Double.MAX_VALUE) {
        throw new Unreadable("the number " + text + " has no canonical form here");
      }
      BigDecimal shortest = new BigDecimal(Double.toString(size)).stripTrailingZeros();
      String digits = shortest.unscaledValue().toString();
      int point = digits.length() - shortest.scale(); // the value is 0.digits * 10^point
      return (value < 0 ? "-" : "") + placed(digits, point);
    }

    private static String placed(String digits, int point) {
      int count = digits.length();
      if (count <= point && point <= 21) {
        return digits + "0".repeat(point - count);
      } else if (0 < point && point <= 21) {
        return digits.substring(0, point) + "." + digits.substring(point);
      } else if (-6 < point && point <= 0) {
        return "0." + "0".repeat(-point) + digits;
      }
      String fraction = count == 1 ? "" : "." + digits.substring(1);
      return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
    }
  }
}
