-- Images that must be indexed again although no event is left to say so.
create table search_due (
  image_id uuid primary key,
  note     uuid not null              -- another one each time it becomes due
);
