-- Under which prefix of keys a cache may be used. A new token is a new, empty cache; tokens are
-- never used twice.
create table cache_namespace (
  name    text primary key,   -- the projection that keeps the cache right
  token   text not null,
  started boolean not null    -- false: nothing is read from it or written to it yet
);

insert into cache_namespace values ('image-cache', gen_random_uuid()::text, false);
