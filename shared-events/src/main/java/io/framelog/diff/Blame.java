package io.framelog.diff;

import java.util.List;

/** The facts about an image in the order of their fields, and the position they are true at. */
public record Blame(List<BlamedFact> facts, long position) {}
