-- The bytes of vectors. They are derived data, named by their digest: the log says which one is
-- meant, this table says what it is. Rows are never updated.
CREATE TABLE embedding_vector (
    subject       text    NOT NULL,
    model         text    NOT NULL,
    model_version text    NOT NULL,
    sha256        text    NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    dimension     integer NOT NULL CHECK (dimension > 0),
    -- float32, little endian
    vector        bytea   NOT NULL CHECK (octet_length(vector) = 4 * dimension),
    PRIMARY KEY (subject, model, model_version, sha256)
);

-- Vectors do not compress: looking for a way to would cost time on every write.
ALTER TABLE embedding_vector ALTER COLUMN vector SET STORAGE EXTERNAL;
