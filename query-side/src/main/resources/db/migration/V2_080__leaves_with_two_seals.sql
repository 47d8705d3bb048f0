-- The leaf of an event has another form now (V1_020): the tree is built again, and checkpoints of
-- the earlier form say nothing any more. No release had it.
delete from merkle_tile;
delete from audit_checkpoint;
delete from projection_progress where name = 'audit';
delete from tokenentry where processorname = 'audit';
