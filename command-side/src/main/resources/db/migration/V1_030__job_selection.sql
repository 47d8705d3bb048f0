-- What the similarity terms of a job's selection were found to stand for, before its first items.
create table job_selection (
  job_id    uuid primary key references job on delete cascade,
  selection text not null                -- JSON
);
