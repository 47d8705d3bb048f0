package io.framelog.editor.events;

/** A fact about the erasure of one editor's name. */
public sealed interface EditorEvent permits EditorErased, EditorErasureRequested {
  String erasureId();
}
