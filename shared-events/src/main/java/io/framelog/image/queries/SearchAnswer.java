package io.framelog.image.queries;

import java.util.List;

/**
 * The hits, best first, the server's time for them, and the position that the index had reached.
 */
public record SearchAnswer(List<SearchHit> hits, long tookMillis, long position) {}
