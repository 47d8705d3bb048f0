package io.framelog.content;

import java.net.URI;
import java.time.Instant;

/**
 * Room for one upload.
 *
 * @param objectKey what to register once the bytes are there
 * @param uploadUrl takes one PUT of exactly the announced bytes with the announced {@code
 *     Content-Type}
 * @param expiresAt when {@code uploadUrl} ends
 */
public record UploadTicket(String objectKey, URI uploadUrl, Instant expiresAt) {}
