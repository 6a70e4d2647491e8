CREATE TABLE store_answer(
  stream integer not null,
  key text not null,
  version integer not null,
  answer text,
  primary key(stream, key)
) strict, without rowid;
CREATE TABLE store_change(
  id integer primary key,
  stream integer not null,
  previous integer,
  seq integer not null,
  hash blob,
  events text not null
) strict;
CREATE TABLE store_file(
  id text primary key,
  size integer not null,
  meta text not null
) strict, without rowid;
CREATE TABLE store_layout(stamp text not null) strict;
CREATE TABLE store_saved(upto integer not null) strict;
CREATE TABLE store_snapshot(
  stream integer primary key,
  version integer not null,
  text text not null
) strict;
CREATE TABLE store_stream(
  id integer primary key,
  name text not null unique,
  version integer not null,
  hash blob not null, last integer) strict;
CREATE TABLE "tally"(
  "name" text not null,
  "value" integer,
  primary key("name")
) strict, without rowid;
CREATE INDEX "tally__value" on "tally"("value");
