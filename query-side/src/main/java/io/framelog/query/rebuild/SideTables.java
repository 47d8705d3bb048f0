package io.framelog.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Empty copies of tables in a schema of their own, equal to the live ones down to the names of
 * indexes and constraints, so that nobody can tell after the switch which they were. Statements
 * that name tables without a schema use the copies while the search path begins with that schema.
 */
final class SideTables {
  /** What every projection has besides its own tables; copied too, but never switched. */
  private static final List<String> SHARED = List.of("projection_progress", "parked_event");

  private static final String PREFIX = "framelog_side_";

  private static final String OPTIONS =
      """
      select array_to_string(reloptions, ', ') from pg_class
       where oid = ?::regclass and reloptions is not null
      """;

  private static final String KEYS =
      """
      select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
        from pg_constraint where conrelid = ?::regclass and contype = any (?::"char"[])
       order by contype desc, conname
      """;

  /**
   * Of one table, but for those of constraints: those that projections look things up with, or
   * those for readers alone, which are made sooner over all rows than row by row.
   */
  private static final String INDEXES =
      """
      select pg_get_indexdef(indexrelid)
        from pg_index i join pg_class p on p.oid = i.indexrelid join pg_am a on a.oid = p.relam
       where indrelid = ?::regclass and (a.amname <> 'btree') = ? and not exists (
         select 1 from pg_constraint c
          where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
       order by indexrelid
      """;

  private static final String OUTER_REFERENCES =
      """
      select conname || ' of ' || conrelid::regclass from pg_constraint
       where contype = 'f' and confrelid = any (?::regclass[])
         and not conrelid = any (?::regclass[])
      """;

  private final JdbcTemplate jdbc;
  private final List<String> tables;
  private final String live;
  private final String side;

  private SideTables(JdbcTemplate jdbc, List<String> tables, String live, String side) {
    this.jdbc = jdbc;
    this.tables = tables;
    this.live = live;
    this.side = side;
  }

  /** For one run, of which nothing exists yet. */
  static SideTables of(JdbcTemplate jdbc, String projection, List<String> tables, UUID run) {
    String live = jdbc.queryForObject("select quote_ident(current_schema())", String.class);
    if (live == null) {
      throw new IllegalStateException("the search path names no schema");
    }
    return new SideTables(jdbc, tables, live, prefix(projection) + run.toString().substring(0, 8));
  }

  private static String prefix(String projection) {
    return PREFIX + projection.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_") + '_';
  }

  /** What earlier runs of the projection have left behind: their nodes died. */
  static void dropLeftovers(JdbcTemplate jdbc, String projection) {
    jdbc.queryForList(
            "select quote_ident(nspname) from pg_namespace where nspname ~ ?",
            String.class,
            '^' + prefix(projection) + "[0-9a-f]{8}(_old)?$")
        .forEach(schema -> jdbc.execute("drop schema if exists " + schema + " cascade"));
  }

  String live() {
    return live;
  }

  String side() {
    return side;
  }

  List<String> tables() {
    return tables;
  }

  /** Makes the copies, inside the caller's transaction; see {@link #createReadersIndexes()}. */
  void create() {
    requireNoOuterReferences();
    jdbc.execute("create schema " + side);
    List<String> all = new ArrayList<>(tables);
    all.addAll(SHARED);
    all.forEach(this::copy);
    // Referenced tables must be there, with their keys.
    tables.forEach(table -> constraints(table, "{f}"));
  }

  /** They would go on pointing to the old tables. */
  private void requireNoOuterReferences() {
    String[] ours = tables.stream().map(table -> live + '.' + table).toArray(String[]::new);
    List<String> outer = jdbc.queryForList(OUTER_REFERENCES, String.class, ours, ours);
    if (!outer.isEmpty()) {
      throw new IllegalStateException("the tables cannot be replaced because of " + outer);
    }
  }

  private void copy(String table) {
    String original = live + '.' + table;
    // Not its indexes: those get their names from below.
    jdbc.execute(
        """
        create table %s.%s (like %s.%s including defaults including generated including identity
          including constraints including storage including compression including comments)\
        """
            .formatted(side, table, live, table));
    jdbc.queryForList(OPTIONS, String.class, original)
        .forEach(
            options -> jdbc.execute("alter table %s.%s set (%s)".formatted(side, table, options)));
    constraints(table, "{p,u,x}");
    indexes(table, false);
  }

  /** The indexes for readers, inside the caller's transaction; the copies cannot do without. */
  void createReadersIndexes() {
    jdbc.execute("set local maintenance_work_mem = '256MB'");
    tables.forEach(table -> indexes(table, true));
  }

  private void indexes(String table, boolean forReaders) {
    String original = live + '.' + table;
    String on = " ON " + original + ' ';
    for (String index : jdbc.queryForList(INDEXES, String.class, original, forReaders)) {
      if (!index.contains(on)) {
        throw new IllegalStateException("cannot copy the index " + index);
      }
      jdbc.execute(index.replace(on, " ON " + side + '.' + table + ' '));
    }
  }

  private void constraints(String table, String types) {
    // With the live schema alone in the path, definitions name other tables without a schema.
    for (Map<String, Object> key : jdbc.queryForList(KEYS, live + '.' + table, types)) {
      useSide();
      jdbc.execute(
          "alter table %s.%s add constraint %s %s"
              .formatted(side, table, key.get("name"), key.get("definition")));
      jdbc.execute("set local search_path to " + live);
    }
  }

  /** From here to the end of the caller's transaction, the copies are meant. */
  void useSide() {
    jdbc.execute("set local search_path to " + side + ", " + live);
  }

  /**
   * As {@link #useSide()}, after making sure that the copies are there and stay: were the schema
   * dropped, the same statements would go to the live tables.
   */
  long lockAndUse(String projection) {
    Long position =
        jdbc.queryForObject(
            "select position from %s.projection_progress where name = ? for update".formatted(side),
            Long.class,
            projection);
    useSide();
    return position == null ? 0 : position;
  }

  /** Plans made without statistics would be bad ones from the moment of the switch on. */
  void analyze() {
    tables.forEach(table -> jdbc.execute("analyze %s.%s".formatted(side, table)));
  }

  /**
   * Puts the copies in the place of the live tables, and what the copy has put aside in the place
   * of what the live projection has. In the caller's transaction, which readers wait for from here
   * on, once nobody reads any of the live tables.
   */
  void swap(String projection) {
    jdbc.execute("create schema " + old());
    List<String> names = tables.stream().map(table -> live + '.' + table).toList();
    jdbc.execute("lock table " + String.join(", ", names) + " in access exclusive mode");
    for (String table : tables) {
      jdbc.execute("alter table %s.%s set schema %s".formatted(live, table, old()));
      jdbc.execute("alter table %s.%s set schema %s".formatted(side, table, live));
    }
    jdbc.update("delete from %s.parked_event where projection = ?".formatted(live), projection);
    jdbc.execute("insert into %s.parked_event select * from %s.parked_event".formatted(live, side));
  }

  private String old() {
    return side + "_old";
  }

  /** Drops what is not live: the copies, or after a switch the old tables. */
  void drop() {
    jdbc.execute("drop schema if exists %s, %s cascade".formatted(side, old()));
  }
}
