CREATE TABLE store_answer(
  stream integer not null,
  key text not null,
  version integer not null,
  answer text,
  primary key(stream, key)
) strict, without rowid;
CREATE TABLE store_event(
  id integer primary key,
  stream integer not null,
  seq integer not null,
  type text not null,
  at text not null,
  "by" text,
  body text not null,
  hash blob not null
) strict;
CREATE UNIQUE INDEX store_event_seq on store_event(stream, seq);
CREATE TABLE store_file(
  id text primary key,
  size integer not null,
  meta text not null
) strict, without rowid;
CREATE TABLE store_snapshot(
  stream integer primary key,
  version integer not null,
  text text not null
) strict;
CREATE TABLE store_stream(
  id integer primary key,
  name text not null unique,
  version integer not null,
  hash blob not null) strict;
CREATE TABLE "tally"(
  "name" text not null,
  "value" integer,
  primary key("name")
) strict, without rowid;
CREATE INDEX "tally__value" on "tally"("value");
