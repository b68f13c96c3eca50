package io.muniment.infra.mail;

import jakarta.mail.internet.MimeMessage;

/** Where mails leave the house. */
interface Letterbox {

    /**
     * Hands it over.
     *
     * @throws NotPosted if nobody has taken it
     */
    void post(String id, MimeMessage mail);

    /** Whatever is kept here of a mail that was posted. */
    void forget(String id);
}
