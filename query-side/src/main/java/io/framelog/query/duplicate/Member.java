package io.framelog.query.duplicate;

/** An image of a group and how far its hash is from the group's first. */
record Member(String imageId, int distance) {}
