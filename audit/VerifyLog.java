import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Checks an export of a Framelog event log, and its proofs, against checkpoints that you hold. One
 * file, nothing but the JDK (21 or newer), and none of Framelog's code: written from RFC 9162
 * (Merkle trees), RFC 8785 (canonical JSON) and docs/audit.md, so that you can check the checker.
 *
 * <pre>
 * java VerifyLog.java log EXPORT.ndjson CHECKPOINT.json...      "-" reads standard input
 * java VerifyLog.java inclusion EVENT.json PROOF.json CHECKPOINT.json
 * java VerifyLog.java consistency OLD.json NEW.json PROOF.json
 * </pre>
 *
 * Exit status: 0 verified, 1 a mismatch (it says what and where), 2 usage or unreadable input.
 * An export is read line by line. What stays in memory is the last sequence of each aggregate,
 * about 100 bytes each, and one such entry for each image or editor that was erased. Event ids are not compared with one another, which would take all of them:
 * they are hashed with the rest, and "jq -r .id EXPORT.ndjson | sort | uniq -d" lists repeats.
 */
public final class VerifyLog {
  private static final String USAGE = """
      usage: java VerifyLog.java log EXPORT.ndjson CHECKPOINT.json...
             java VerifyLog.java inclusion EVENT.json PROOF.json CHECKPOINT.json
             java VerifyLog.java consistency OLD.json NEW.json PROOF.json""";

  public static void main(String[] args) {
    try {
      String command = args.length == 0 ? "" : args[0];
      if (command.equals("log") && args.length >= 2) {
        log(args[1], List.of(args).subList(2, args.length));
      } else if (command.equals("inclusion") && args.length == 4) {
        inclusion(new Event(file(args[1])), file(args[2]), new Checkpoint(file(args[3])));
      } else if (command.equals("consistency") && args.length == 4) {
        consistency(new Checkpoint(file(args[1])), new Checkpoint(file(args[2])), file(args[3]));
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
    Mismatch(String what) {
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

  // ---- The whole log ---------------------------------------------------------------------------

  private static void log(String export, List<String> files) throws IOException {
    List<Checkpoint> held = new ArrayList<>();
    for (String name : files) {
      held.addAll(Checkpoint.all(file(name)));
    }
    requireOneLog(held);
    LogCheck check = new LogCheck(held);
    check.compare("");
    try (BufferedReader lines = export.equals("-")
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8.newDecoder()))
        : Files.newBufferedReader(Path.of(export))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        check.next(line);
      }
    } catch (CharacterCodingException e) {
      throw new Unreadable("behind line " + check.tree.size + ": not UTF-8");
    }
    check.end();
  }

  private static void requireOneLog(List<Checkpoint> held) {
    long logs = held.stream().map(checkpoint -> checkpoint.logId).distinct().count();
    require(logs <= 1, "the checkpoints are of %d different logs", logs);
  }

  /** Follows the log event by event. */
  private static final class LogCheck {
    private final TreeMap<Long, List<Checkpoint>> held = new TreeMap<>();
    private final Map<UUID, Long> sequences = new HashMap<>();
    private final Tree tree = new Tree();
    private String time = "";
    private final Erasures erasures = new Erasures();
    private long matched;

    LogCheck(List<Checkpoint> checkpoints) {
      checkpoints.forEach(c -> held.computeIfAbsent(c.size, size -> new ArrayList<>()).add(c));
    }

    void next(String line) {
      Event event;
      try {
        event = new Event(new Json(line).document());
      } catch (Unreadable e) {
        throw new Unreadable("line " + (tree.size + 1) + ": " + e.getMessage());
      }
      long position = event.position;
      require(position == tree.size + 1, "line %d: the position is %d; positions are dense from 1",
          tree.size + 1, position);
      require(event.time.compareTo(time) >= 0, "position %d: the time %s is before %s, that of the"
          + " event before it", position, event.time, time);
      long expected = sequences.getOrDefault(event.aggregate, -1L) + 1;
      require(event.sequence == expected, "position %d: the sequence is %d, but the next of"
          + " aggregate %s is %d", position, event.sequence, event.aggregate, expected);
      event.requireCommitments();
      erasures.next(event);
      sequences.put(event.aggregate, event.sequence);
      time = event.time;
      tree.add(event.leaf);
      compare(time);
    }

    /** Compares the checkpoints of this size, if any, with the events so far. */
    void compare(String lastTime) {
      for (Checkpoint checkpoint : held.getOrDefault(tree.size, List.of())) {
        require(Arrays.equals(tree.root(), checkpoint.root), "checkpoint of size %d: its root is"
            + " %s, but that of the export is %s: the events %d..%d are not those that it was made"
            + " of", tree.size, hex(checkpoint.root), hex(tree.root()), matched + 1, tree.size);
        require(checkpoint.time.equals(lastTime), "checkpoint of size %d: its time is %s, but that"
            + " of the event is %s", tree.size, checkpoint.time, lastTime);
        System.out.printf("checkpoint of size %d: the root is the same%n", tree.size);
        matched = tree.size;
      }
    }

    void end() {
      long largest = held.isEmpty() ? 0 : held.lastKey();
      require(largest <= tree.size, "checkpoint of size %d: the export ends at %d, events are"
          + " missing", largest, tree.size);
      erasures.end();
      if (held.isEmpty()) {
        System.out.println("no checkpoint was given: nothing shows whether the log was changed");
      } else if (largest < tree.size) {
        System.out.printf("not protected: the events %d..%d are newer than the newest checkpoint%n",
            largest + 1, tree.size);
      }
      System.out.printf("verified: size %d, root %s%n", tree.size, hex(tree.root()));
    }
  }

  /**
   * Which texts were erased, and by which event of the log. A text whose salt is gone can be
   * anything: only an erasure that the log itself tells of is a reason for that.
   */
  private static final class Erasures {
    /** Texts that wait for the event that covers them. */
    private static final class Texts {
      long count;
      long first;
      long last;

      void add(long position) {
        first = count == 0 ? position : first;
        last = position;
        count++;
      }
    }

    private final Map<UUID, Texts> ofImages = new TreeMap<>();
    private final Map<String, Texts> ofEditors = new TreeMap<>();
    private final Map<String, Long> announced = new HashMap<>();
    private final Map<String, Long> finished = new HashMap<>();

    void next(Event event) {
      if (event.payload.isErased()) {
        ofImages.computeIfAbsent(event.aggregate, id -> new Texts()).add(event.position);
      }
      if (event.metadata.isErased()) {
        String actor = actor(event);
        if (actor.startsWith("erased-")) {
          require(!finished.containsKey(actor), "position %d: the metadata are erased, but the"
              + " erasure of %s ended at position %d", event.position, actor, finished.get(actor));
          ofEditors.computeIfAbsent(actor, name -> new Texts()).add(event.position);
        } else {
          ofImages.computeIfAbsent(event.aggregate, id -> new Texts()).add(event.position);
        }
      }
      switch (event.type) {
        case "ImageErased" -> imageErased(event);
        case "EditorErasureRequested" ->
            announced.put(string(tells(event), "pseudonym"), event.position);
        case "EditorErased" -> editorErased(event);
        default -> {}
      }
    }

    private void imageErased(Event event) {
      tells(event);
      Texts texts = ofImages.remove(event.aggregate);
      if (texts != null) {
        System.out.printf("erased: %d texts at the positions %d..%d, by ImageErased of %s at"
            + " position %d%n", texts.count, texts.first, texts.last, event.aggregate,
            event.position);
      }
    }

    private void editorErased(Event event) {
      Map<String, Object> told = tells(event);
      String pseudonym = string(told, "pseudonym");
      Texts texts = ofEditors.getOrDefault(pseudonym, new Texts());
      long count = integer(told, "events");
      require(count == texts.count, "position %d: the erasure of %s tells of %d events, but there"
          + " are %d", event.position, pseudonym, count, texts.count);
      finished.put(pseudonym, event.position);
    }

    /** What an event that covers others says, which must be what was recorded. */
    private static Map<String, Object> tells(Event event) {
      require(!event.payload.isErased(), "position %d: the record of an erasure is itself erased",
          event.position);
      return new Json(event.payload.text).document();
    }

    private static String actor(Event event) {
      return new Json(event.metadata.text).document().get("actor") instanceof String name
          ? name
          : "";
    }

    void end() {
      ofImages.forEach((image, texts) -> require(false, "position %d: %d texts of %s were erased"
          + " up to position %d, but no ImageErased tells of it", texts.first, texts.count, image,
          texts.last));
      ofEditors.forEach((pseudonym, texts) -> {
        require(announced.containsKey(pseudonym), "position %d: the metadata of %d events were"
            + " erased in the name of %s, but no EditorErasureRequested tells of it", texts.first,
            texts.count, pseudonym);
        System.out.printf("erased: the metadata of %d events at the positions %d..%d, by"
            + " EditorErasureRequested of %s at position %d%s%n", texts.count, texts.first,
            texts.last, pseudonym, announced.get(pseudonym),
            finished.containsKey(pseudonym) ? "" : ", which goes on");
      });
    }
  }

  // ---- Proofs ----------------------------------------------------------------------------------

  /** RFC 9162, section 2.1.3.2; the names are those of the RFC. */
  private static void inclusion(Event event, Map<String, Object> proof, Checkpoint checkpoint) {
    event.requireCommitments();
    long index = integer(proof, "index");
    long size = integer(proof, "size");
    require(index == event.position - 1, "the proof is of leaf %d, but position %d is leaf %d",
        index, event.position, event.position - 1);
    require(size == checkpoint.size, "the proof is for size %d, the checkpoint of size %d", size,
        checkpoint.size);
    require(index < size, "leaf %d is not in a tree of %d", index, size);
    require(hex(event.leaf).equals(string(proof, "leaf")), "the event at position %d hashes to the leaf"
        + " %s, not to %s", event.position, hex(event.leaf), string(proof, "leaf"));
    long fn = index;
    long sn = size - 1;
    byte[] r = event.leaf;
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
    requireRoot(r, checkpoint);
    if (event.payload.isErased() || event.metadata.isErased()) {
      System.out.println("erased: payload or metadata are not what was recorded; 'log' says by"
          + " which event");
    }
    System.out.printf("verified: position %d is in the first %d events%n", event.position, size);
  }

  private static void consistency(Checkpoint old, Checkpoint now, Map<String, Object> proof) {
    requireOneLog(List.of(old, now));
    require(old.size <= now.size, "%d events cannot become %d", old.size, now.size);
    require(integer(proof, "from") == old.size && integer(proof, "to") == now.size,
        "the proof is not from %d to %d, the sizes of the checkpoints", old.size, now.size);
    require(old.time.compareTo(now.time) <= 0, "the time ran back: %s, %s", old.time, now.time);
    List<byte[]> path = path(proof);
    if (old.size == 0 || old.size == now.size) {
      requireRoot(old.size == 0 ? new Tree().root() : now.root, old);
      require(path.isEmpty(), "there is nothing to prove, so the path should be empty");
    } else {
      require(!path.isEmpty(), "the path is empty");
      requireConsistent(old, now, path);
    }
    System.out.printf("verified: the first %d of the %d events are still the same%n", old.size,
        now.size);
  }

  /** RFC 9162, section 2.1.4.2; the names are those of the RFC. */
  private static void requireConsistent(Checkpoint old, Checkpoint now, List<byte[]> given) {
    List<byte[]> path = new ArrayList<>(given);
    if (Long.bitCount(old.size) == 1) {
      path.add(0, old.root);
    }
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
    requireRoot(fr, old);
    requireRoot(sr, now);
  }

  private static void requireRoot(byte[] root, Checkpoint checkpoint) {
    require(Arrays.equals(root, checkpoint.root), "the path leads to the root %s at size %d, but"
        + " that of the checkpoint is %s", hex(root), checkpoint.size, hex(checkpoint.root));
  }

  private static boolean odd(long number) {
    return (number & 1) == 1;
  }

  private static List<byte[]> path(Map<String, Object> proof) {
    if (proof.get("path") instanceof List<?> hashes) {
      return hashes.stream().map(hash -> hash("path", hash)).toList();
    }
    throw new Unreadable("a proof has a list 'path'");
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

  // ---- Events and checkpoints ------------------------------------------------------------------

  /** A line of the export. */
  private static final class Event {
    private static final Set<String> MEMBERS = Set.of("position", "id", "type", "revision",
        "aggregateType", "aggregate", "sequence", "time", "metadata", "metadataSalt",
        "metadataCommitment", "payload", "salt", "commitment");
    private static final Set<String> SEALS = Set.of("metadata", "metadataSalt",
        "metadataCommitment", "payload", "salt", "commitment");

    final long position;
    final String type;
    final UUID aggregate;
    final long sequence;
    final String time;
    final byte[] leaf;
    final Sealed payload;
    final Sealed metadata;

    Event(Map<String, Object> json) {
      if (!json.keySet().equals(MEMBERS)) {
        throw new Unreadable("not an event: it has " + json.keySet());
      }
      string(json, "id");
      string(json, "revision");
      string(json, "aggregateType");
      position = integer(json, "position");
      type = string(json, "type");
      sequence = integer(json, "sequence");
      time = time(json);
      payload = new Sealed(json, "payload", "salt", "commitment");
      metadata = new Sealed(json, "metadata", "metadataSalt", "metadataCommitment");
      try {
        aggregate = UUID.fromString(string(json, "aggregate"));
      } catch (IllegalArgumentException e) {
        throw new Unreadable("'aggregate' is not a UUID: " + e.getMessage());
      }
      Map<String, Object> header = new TreeMap<>(json);
      header.keySet().removeAll(SEALS);
      header.put("metadata", hex(metadata.commitment));
      leaf = sha256(new byte[] {0}, utf8(Json.canonical(header)), payload.commitment);
    }

    void requireCommitments() {
      payload.requireCommitment(position);
      metadata.requireCommitment(position);
    }
  }

  /** A text of an event, with what binds the event to it. */
  private static final class Sealed {
    final String name;
    final String text;
    final byte[] salt;
    final byte[] commitment;

    Sealed(Map<String, Object> json, String name, String saltName, String commitmentName) {
      this.name = name;
      text = string(json, name);
      utf8(text);
      commitment = hash(commitmentName, json.get(commitmentName));
      try {
        salt = HexFormat.of().parseHex(string(json, saltName));
      } catch (IllegalArgumentException e) {
        throw new Unreadable("'" + saltName + "' is not hexadecimal: " + e.getMessage());
      }
    }

    /** Erasure destroys the salt, so that nothing is left to guess the text with. */
    boolean isErased() {
      return salt.length == 0;
    }

    void requireCommitment(long position) {
      require(isErased() || salt.length == 16, "position %d: the salt of the %s has %d bytes, not"
          + " 16", position, name, salt.length);
      require(isErased() || Arrays.equals(commitment, sha256(salt, utf8(text))), "position %d: the"
          + " %s is not the one that the commitment was made of", position, name);
    }
  }

  /** What an auditor holds. */
  private static final class Checkpoint {
    final long size;
    final byte[] root;
    final String time;
    final String logId;

    Checkpoint(Map<String, Object> json) {
      size = integer(json, "size");
      root = hash("root", json.get("root"));
      time = size == 0 ? "" : time(json);
      logId = string(json, "logId");
    }

    /** One checkpoint, or a page of /v1/audit/checkpoints. */
    static List<Checkpoint> all(Map<String, Object> json) {
      return json.get("checkpoints") instanceof List<?> page
          ? page.stream().map(each -> new Checkpoint(object(each))).toList()
          : List.of(new Checkpoint(json));
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

  private static String time(Map<String, Object> json) {
    String time = string(json, "time");
    if (time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z")) {
      return time;
    }
    throw new Unreadable("not a UTC time with six fraction digits: " + time);
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

    /** Of an object that holds nothing but texts and whole numbers, as {@link #integer} reads. */
    static String canonical(Map<String, Object> members) {
      return members.entrySet().stream()
          .map(member -> canonical(member.getKey()) + ":" + (member.getValue() instanceof Number n
              ? String.valueOf(Long.parseLong(n.text()))
              : canonical((String) member.getValue())))
          .collect(Collectors.joining(",", "{", "}"));
    }

    private static String canonical(String text) {
      return text.chars().mapToObj(c -> canonicalCharacter((char) c))
          .collect(Collectors.joining("", "\"", "\""));
    }

    private static String canonicalCharacter(char c) {
      int known = "\"\\\b\f\n\r\t".indexOf(c);
      if (known >= 0) {
        return "\\" + "\"\\bfnrt".charAt(known);
      }
      return c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
    }
  }
}
