package io.framelog.diff;

import java.util.List;

/** The facts about an image in a fixed order, and the position that they are true at. */
public record Blame(List<BlamedFact> facts, long position) {}
