/** Made from the server's OpenAPI document by scripts/apiTypes.ts: `make api-types`. */

export interface paths {
    "/api/v1/auth/csrf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Set the cookie `csrftoken`; its value goes back in the header `X-CSRFToken`
         * @description Set the cookie `csrftoken`; its value goes back in the header `X-CSRFToken`.
         */
        get: operations["auth_csrf_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Sign in.
         *
         *     An account with a second factor answers 401 with the code `two_factor_required` until the same call brings a
         *     `code` as well; a wrong one is a 401 with `two_factor_failed`, and after 5 of them a minute a 429.
         */
        post: operations["auth_login_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the token or session that this request bears
         * @description End the token or session that this request bears.
         */
        post: operations["auth_logout_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End all of one's tokens and sessions
         * @description End all of one's tokens and sessions.
         */
        post: operations["auth_logout_all_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * By last activity, newest first
         * @description By last activity, newest first.
         */
        get: operations["conversations_list"];
        put?: never;
        /**
         * Make one; a DIRECT that stands already is given with 200
         * @description Make one; a DIRECT that stands already is given with 200.
         *
         *     The caller becomes the OWNER of a GROUP; in a DIRECT, which has no title, both are MEMBER.
         */
        post: operations["conversations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give one
         * @description Give one.
         */
        get: operations["conversations_retrieve"];
        put?: never;
        post?: never;
        /**
         * Delete it for everybody: OWNER. A DIRECT is archived instead (409)
         * @description Delete it for everybody: OWNER. A DIRECT is archived instead (409).
         */
        delete: operations["conversations_destroy"];
        options?: never;
        head?: never;
        /**
         * Change title, topic or avatar: ADMIN or OWNER. A DIRECT is not renamed (409)
         * @description Change title, topic or avatar: ADMIN or OWNER. A DIRECT is not renamed (409).
         */
        patch: operations["conversations_partial_update"];
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Newest first; `?kind=IMAGE` or `?kind=FILE` alone
         * @description Newest first; `?kind=IMAGE` or `?kind=FILE` alone.
         */
        get: operations["conversations_files_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave. The last OWNER makes somebody else one first, or deletes the conversation (409)
         * @description Leave. The last OWNER makes somebody else one first, or deletes the conversation (409).
         */
        post: operations["conversations_leave_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change one's own flags
         * @description Change one's own flags.
         */
        patch: operations["conversations_me_partial_update"];
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * In the order of their joining
         * @description In the order of their joining.
         */
        get: operations["conversations_members_list"];
        put?: never;
        /**
         * Let people join: ADMIN or OWNER; gives them as members
         * @description Let people join: ADMIN or OWNER; gives them as members.
         *
         *     Who is in already stays as they are. Who joins can read all that was said before, and has none of it unread.
         */
        post: operations["conversations_members_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take somebody out: ADMIN or OWNER, of an OWNER only an OWNER. Oneself: as leaving
         * @description Take somebody out: ADMIN or OWNER, of an OWNER only an OWNER. Oneself: as leaving.
         */
        delete: operations["conversations_members_destroy"];
        options?: never;
        head?: never;
        /**
         * Change a role: ADMIN or OWNER. Only an OWNER makes or unmakes an OWNER; one always stays (409)
         * @description Change a role: ADMIN or OWNER. Only an OWNER makes or unmakes an OWNER; one always stays (409).
         */
        patch: operations["conversations_members_partial_update"];
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/pins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pinned messages, the last pinned first
         * @description The pinned messages, the last pinned first.
         */
        get: operations["conversations_pins_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark as read up to a number, at most to the end; never back. Implies delivered
         * @description Mark as read up to a number, at most to the end; never back. Implies delivered.
         */
        post: operations["conversations_read_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far each member has it delivered and read, as far as they share it
         * @description How far each member has it delivered and read, as far as they share it.
         */
        get: operations["conversations_receipts_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Announce a file; the answer says where to send its bytes
         * @description Announce a file; the answer says where to send its bytes.
         */
        post: operations["media_uploads_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/uploads/{upload_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the bytes checked; the answer is the attachment
         * @description Have the bytes checked; the answer is the attachment.
         */
        post: operations["media_uploads_complete_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give it
         * @description Give it.
         */
        get: operations["messages_retrieve"];
        put?: never;
        post?: never;
        /**
         * Delete it: the sender, an ADMIN or OWNER, or a moderator, who need not be a member. Again: 204
         * @description Delete it: the sender, an ADMIN or OWNER, or a moderator, who need not be a member. Again: 204.
         *
         *     It keeps its `seq` and its place, and loses text, earlier texts, attachments, poll, reactions and pin.
         */
        delete: operations["messages_destroy"];
        options?: never;
        head?: never;
        /**
         * Edit its text: the sender alone. A poll's question stays as it was put (409)
         * @description Edit its text: the sender alone. A poll's question stays as it was put (409).
         */
        patch: operations["messages_partial_update"];
        trace?: never;
    };
    "/api/v1/messages/{message_id}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its earlier texts, newest first
         * @description Its earlier texts, newest first.
         */
        get: operations["messages_edits_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Pin it: any member. Again: 204
         * @description Pin it: any member. Again: 204.
         */
        put: operations["messages_pin_update"];
        post?: never;
        /**
         * Unpin it: any member. One that is not pinned: 204
         * @description Unpin it: any member. One that is not pinned: 204.
         */
        delete: operations["messages_pin_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/reactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who reacted, newest first
         * @description Who reacted, newest first.
         */
        get: operations["messages_reactions_list"];
        put?: never;
        /**
         * Add one's emoji, 200 where it stood already; gives the message's reactions
         * @description Add one's emoji, 200 where it stood already; gives the message's reactions.
         *
         *     One RGI emoji sequence or `:custom_name:`. At most 50 different ones on a message (409).
         */
        post: operations["messages_reactions_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/reactions/{emoji}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take one's emoji back; where there was none, too
         * @description Take one's emoji back; where there was none, too.
         */
        delete: operations["messages_reactions_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has it, and who has read it, as far as they share that; the sender is left out
         * @description Who has it, and who has read it, as far as they share that; the sender is left out.
         */
        get: operations["messages_receipts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What answers it, oldest first
         * @description What answers it, oldest first.
         */
        get: operations["messages_replies_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/conversations/{conversation_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that changed after a number, as it is now, in the order of its numbers
         * @description All that changed after a number, as it is now, in the order of its numbers.
         *
         *     Deleted messages and removed members come as tombstones; what changed twice comes once. A client that goes on
         *     from `next_since` ends with exactly the present state, after any absence.
         */
        get: operations["messages_conversations_changes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Newest first; with `after_seq` oldest first
         * @description Newest first; with `after_seq` oldest first.
         *
         *     At most one of `before_seq`, `after_seq` and `around_seq`. Around a number: half of the page is newer, and the
         *     cursor goes on to what is older. A cursor keeps its direction, whether the place is given again or not.
         */
        get: operations["messages_conversations_messages_list"];
        put?: never;
        /**
         * Send. The same `client_id` again gives the first message with 200; in another conversation it is a 409
         * @description Send. The same `client_id` again gives the first message with 200; in another conversation it is a 409.
         *
         *     A deleted message may be answered. `@username` names a member, `@all` everybody if an ADMIN or OWNER says it.
         */
        post: operations["messages_conversations_messages_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/mark-delivered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have messages of any of the caller's conversations delivered
         * @description Have messages of any of the caller's conversations delivered.
         */
        post: operations["messages_mark_delivered_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a question; it also appears as a POLL message
         * @description Put a question; it also appears as a POLL message.
         */
        post: operations["polls_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls/{poll_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Give one poll
         * @description Give one poll.
         */
        get: operations["polls_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls/{poll_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a poll and store the exact tally
         * @description End a poll and store the exact tally.
         */
        post: operations["polls_close_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls/{poll_id}/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an answer to a poll that takes new ones
         * @description Add an answer to a poll that takes new ones.
         */
        post: operations["polls_options_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls/{poll_id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make one's vote exactly this set
         * @description Make one's vote exactly this set.
         */
        post: operations["polls_vote_create"];
        /**
         * Take one's vote back
         * @description Take one's vote back.
         */
        delete: operations["polls_vote_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls/{poll_id}/voters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who chose what, the newest first
         * @description List who chose what, the newest first.
         */
        get: operations["polls_voters_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/realtime/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a ticket that stands for the caller's present sign-in. Valkey away: 503
         * @description Give a ticket that stands for the caller's present sign-in. Valkey away: 503.
         */
        post: operations["realtime_ticket_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Those with all the words and quoted phrases of `q`, newest first
         * @description Those with all the words and quoted phrases of `q`, newest first.
         */
        get: operations["search_messages_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find people by the beginning of their username or display name
         * @description Find people by the beginning of their username or display name.
         */
        get: operations["users_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read their entry in the directory
         * @description Read their entry in the directory.
         */
        get: operations["users_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend: tokens, sessions and sockets end at once
         * @description Suspend: tokens, sessions and sockets end at once.
         */
        post: operations["users_suspend_create"];
        /**
         * Lift the suspension
         * @description Lift the suspension.
         */
        delete: operations["users_suspend_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read it
         * @description Read it.
         */
        get: operations["users_me_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change it
         * @description Change it.
         */
        patch: operations["users_me_partial_update"];
        trace?: never;
    };
    "/api/v1/users/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make an uploaded image the picture: its middle, as a square. The upload is used up by it
         * @description Make an uploaded image the picture: its middle, as a square. The upload is used up by it.
         */
        put: operations["users_me_avatar_update"];
        post?: never;
        /**
         * Take it away
         * @description Take it away.
         */
        delete: operations["users_me_avatar_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tokens and sessions, newest first
         * @description List tokens and sessions, newest first.
         */
        get: operations["users_me_sessions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/sessions/{sign_in_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End it
         * @description End it.
         */
        delete: operations["users_me_sessions_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A file in a message. Its URLs are signed and expire; the same ones serve everybody inside a time window. */
        Attachment: {
            content_type: string;
            height: number | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["AttachmentKind"];
            name: string;
            /** @description A BlurHash, of images. */
            placeholder: string | null;
            /** @description Bytes. */
            size: number;
            /** @description Null until it is made. */
            thumbnail_url: string | null;
            url: string;
            /** Format: date-time */
            url_expires_at: string;
            /** @description Pixels, of images. */
            width: number | null;
        };
        AttachmentAnswer: {
            data: components["schemas"]["Attachment"];
        };
        /**
         * @description * `IMAGE` - Image
         *     * `FILE` - File
         * @enum {string}
         */
        AttachmentKind: "IMAGE" | "FILE";
        /** @description Which image to take. */
        AvatarRequest: {
            /** Format: uuid */
            upload_id: string;
        };
        /** @description One thing that changed, as it is now; the field that `kind` names is there, the others are not. */
        Change: {
            change_seq: number;
            conversation?: components["schemas"]["ConversationForAll"];
            kind: components["schemas"]["ChangeKindEnum"];
            member?: components["schemas"]["ChangedMember"];
            message?: components["schemas"]["Message"];
        };
        /** @description A person in a conversation, or one who has left it. */
        ChangedMember: {
            change_seq: number;
            is_removed: boolean;
            /** Format: date-time */
            joined_at: string;
            role: components["schemas"]["Role"];
            user: components["schemas"]["Person"];
        };
        /**
         * @description * `message` - message
         *     * `member` - member
         *     * `conversation` - conversation
         * @enum {string}
         */
        ChangeKindEnum: "message" | "member" | "conversation";
        ChangesAnswer: {
            data: components["schemas"]["Change"][];
            pagination: components["schemas"]["NextSince"];
        };
        /** @description A conversation as the caller sees it. */
        Conversation: {
            avatar_url: string | null;
            change_seq: number;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_activity_at: string;
            last_message: components["schemas"]["Message"] | null;
            last_seq: number;
            me: components["schemas"]["Me"];
            member_count: number;
            /** @description In a DIRECT the other person. */
            peer: components["schemas"]["Person"] | null;
            /** @description Empty in a DIRECT. */
            title: string;
            topic: string;
            type: components["schemas"]["ConversationType"];
        };
        ConversationAnswer: {
            data: components["schemas"]["Conversation"];
        };
        /** @description A conversation as all its members see it. */
        ConversationForAll: {
            avatar_url: string | null;
            change_seq: number;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_activity_at: string;
            last_message: components["schemas"]["Message"] | null;
            last_seq: number;
            member_count: number;
            /** @description Empty in a DIRECT. */
            title: string;
            topic: string;
            type: components["schemas"]["ConversationType"];
        };
        ConversationPage: {
            data: components["schemas"]["Conversation"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description A new conversation. */
        ConversationRequest: {
            member_ids?: string[];
            /** @default  */
            title?: string;
            /** @default  */
            topic?: string;
            type: components["schemas"]["ConversationType"];
        };
        /**
         * @description * `GROUP` - Group
         *     * `DIRECT` - Direct
         * @enum {string}
         */
        ConversationType: "GROUP" | "DIRECT";
        /** @description Which messages have arrived. */
        DeliveredRequest: {
            message_ids: string[];
        };
        /** @description What a message said before. */
        Edit: {
            /**
             * Format: date-time
             * @description When this text was written.
             */
            edited_at: string;
            text: string;
        };
        EditPage: {
            data: components["schemas"]["Edit"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description A person in the directory. */
        Entry: {
            avatar_url: string | null;
            display_name: string;
            /** Format: uuid */
            id: string;
            is_suspended: boolean;
            status_text: string;
            time_zone: string;
            username: string;
        };
        EntryAnswer: {
            data: components["schemas"]["Entry"];
        };
        EntryPage: {
            data: components["schemas"]["Entry"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description Every error's body. */
        Error: {
            errors: components["schemas"]["ErrorItem"][];
            type: components["schemas"]["ErrorTypeEnum"];
        };
        /** @description One thing that is wrong. */
        ErrorItem: {
            attr: string | null;
            code: string;
            detail: string;
        };
        /**
         * @description * `validation_error` - validation_error
         *     * `client_error` - client_error
         *     * `server_error` - server_error
         * @enum {string}
         */
        ErrorTypeEnum: "validation_error" | "client_error" | "server_error";
        /** @description An attachment with the message that holds it. */
        File: {
            content_type: string;
            /** Format: date-time */
            created_at: string;
            height: number | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["AttachmentKind"];
            /** Format: uuid */
            message_id: string;
            name: string;
            /** @description A BlurHash, of images. */
            placeholder: string | null;
            sender: components["schemas"]["Person"] | null;
            /** @description Bytes. */
            size: number;
            /** @description Null until it is made. */
            thumbnail_url: string | null;
            url: string;
            /** Format: date-time */
            url_expires_at: string;
            /** @description Pixels, of images. */
            width: number | null;
        };
        FilePage: {
            data: components["schemas"]["File"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description A message that a search found. */
        FoundMessage: {
            attachments: components["schemas"]["Attachment"][];
            /** @description The conversation's change number at the last visible change. */
            change_seq: number;
            client_id: string | null;
            /** Format: uuid */
            conversation_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            deleted_at: string | null;
            /** Format: date-time */
            edited_at: string | null;
            highlight: components["schemas"]["Highlight"];
            /** Format: uuid */
            id: string;
            is_deleted: boolean;
            is_edited: boolean;
            is_pinned: boolean;
            mentions: string[];
            metadata: {
                [key: string]: unknown;
            };
            /** @description As `GET /polls/{id}` gives it. */
            poll: {
                [key: string]: unknown;
            } | null;
            reactions: components["schemas"]["Reaction"][];
            /** @description Replies that are not deleted. */
            reply_count: number;
            reply_to: components["schemas"]["Quote"] | null;
            sender: components["schemas"]["Person"] | null;
            /** @description 1, 2, 3 … in its conversation, without gaps. */
            seq: number;
            text: string;
            type: components["schemas"]["MessageType"];
        };
        FoundMessagePage: {
            data: components["schemas"]["FoundMessage"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description Where the words stand. */
        Highlight: {
            /** @description Code points. */
            ranges: number[][];
            /** @description Plain text. */
            text: string;
        };
        /** @description Which messages the caller may not see. */
        Ignored: {
            ignored: string[];
        };
        IgnoredAnswer: {
            data: components["schemas"]["Ignored"];
        };
        /** @description A name and a password, and where the account has a second factor a code of it. */
        LoginRequest: {
            /** @description From an authenticator app, or a recovery code. */
            code?: string;
            password: string;
            username: string;
        };
        /** @description One's own membership of a conversation. */
        Me: {
            is_archived: boolean;
            is_muted: boolean;
            is_pinned: boolean;
            last_delivered_seq: number;
            last_read_seq: number;
            /** @description Those of them that name the caller. */
            mention_count: number;
            role: components["schemas"]["Role"];
            /** @description Others' messages after the mark that are not deleted. */
            unread_count: number;
        };
        MeAnswer: {
            data: components["schemas"]["Me"];
        };
        /** @description A person in a conversation. */
        Member: {
            change_seq: number;
            /** Format: date-time */
            joined_at: string;
            role: components["schemas"]["Role"];
            user: components["schemas"]["Person"];
        };
        MemberAnswer: {
            data: components["schemas"]["Member"];
        };
        MemberPage: {
            data: components["schemas"]["Member"][];
            pagination: components["schemas"]["Pagination"];
        };
        MembersAnswer: {
            data: components["schemas"]["Member"][];
        };
        /** @description One numbered line of a conversation. A deleted one keeps its `seq`, place and sender, but not what it said. */
        Message: {
            attachments: components["schemas"]["Attachment"][];
            /** @description The conversation's change number at the last visible change. */
            change_seq: number;
            client_id: string | null;
            /** Format: uuid */
            conversation_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            deleted_at: string | null;
            /** Format: date-time */
            edited_at: string | null;
            /** Format: uuid */
            id: string;
            is_deleted: boolean;
            is_edited: boolean;
            is_pinned: boolean;
            mentions: string[];
            metadata: {
                [key: string]: unknown;
            };
            /** @description As `GET /polls/{id}` gives it. */
            poll: {
                [key: string]: unknown;
            } | null;
            reactions: components["schemas"]["Reaction"][];
            /** @description Replies that are not deleted. */
            reply_count: number;
            reply_to: components["schemas"]["Quote"] | null;
            sender: components["schemas"]["Person"] | null;
            /** @description 1, 2, 3 … in its conversation, without gaps. */
            seq: number;
            text: string;
            type: components["schemas"]["MessageType"];
        };
        MessageAnswer: {
            data: components["schemas"]["Message"];
        };
        MessagePage: {
            data: components["schemas"]["Message"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description Somebody who has a message. The times are those at which the person's marks last rose. */
        MessageReceipt: {
            /** Format: date-time */
            delivered_at: string | null;
            /**
             * Format: date-time
             * @description Null: not read so far.
             */
            read_at: string | null;
            user: components["schemas"]["Person"];
        };
        MessageReceiptPage: {
            data: components["schemas"]["MessageReceipt"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description A message to send. */
        MessageRequest: {
            attachment_ids?: string[];
            client_id?: string | null;
            metadata?: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            reply_to?: string | null;
            /** @default  */
            text?: string;
            type?: components["schemas"]["MessageTypeEnum"];
        };
        /**
         * @description * `TEXT` - Text
         *     * `IMAGE` - Image
         *     * `FILE` - File
         *     * `POLL` - Poll
         *     * `SYSTEM` - System
         * @enum {string}
         */
        MessageType: "TEXT" | "IMAGE" | "FILE" | "POLL" | "SYSTEM";
        /**
         * @description * `TEXT` - TEXT
         *     * `IMAGE` - IMAGE
         *     * `FILE` - FILE
         * @enum {string}
         */
        MessageTypeEnum: "TEXT" | "IMAGE" | "FILE";
        /** @description Where to go on. */
        NextSince: {
            has_more: boolean;
            /** @description Give it back as `since`. */
            next_since: number;
        };
        /** @description Where to send a file's bytes, and until when. */
        Offer: {
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            upload: components["schemas"]["Target"];
        };
        OfferAnswer: {
            data: components["schemas"]["Offer"];
        };
        /** @description One answer. */
        Option: {
            /** Format: uuid */
            id: string;
            position: number;
            text: string;
            /** @description Null while the results are hidden. */
            votes: number | null;
        };
        /** @description An answer to add. */
        OptionRequest: {
            text: string;
        };
        /** @description One's own profile. */
        OwnProfile: {
            avatar_url: string | null;
            display_name: string;
            /** Format: uuid */
            id: string;
            is_moderator: boolean;
            /** @description A language tag; empty: as the browser wishes. */
            locale: string;
            shares_presence: boolean;
            shares_read_marks: boolean;
            status_text: string;
            time_zone: string;
            username: string;
        };
        OwnProfileAnswer: {
            data: components["schemas"]["OwnProfile"];
        };
        /** @description Where the next page begins. */
        Pagination: {
            has_more: boolean;
            /** @description Give it back as `cursor`. */
            next_cursor: string | null;
        };
        /** @description Where the next bytes of a long file go, by PUT. */
        Part: {
            /** @description Bytes. */
            size: number;
            url: string;
        };
        /** @description What of a conversation is to be changed. */
        PatchedConversationChangesRequest: {
            avatar_url?: string | null;
            title?: string;
            topic?: string;
        };
        /** @description One's own flags on a conversation. */
        PatchedFlagsRequest: {
            is_archived?: boolean;
            is_muted?: boolean;
            is_pinned?: boolean;
        };
        /** @description The fields of one's own profile that one may change, each optional. */
        PatchedProfileRequest: {
            avatar_url?: string | null;
            display_name?: string;
            locale?: string;
            shares_presence?: boolean;
            shares_read_marks?: boolean;
            status_text?: string;
            time_zone?: string;
        };
        /** @description A member's new role. */
        PatchedRoleRequest: {
            role?: components["schemas"]["Role"];
        };
        /** @description A message's new text. */
        PatchedTextRequest: {
            text?: string;
        };
        /** @description Who is to join. */
        PeopleRequest: {
            user_ids: string[];
        };
        /** @description A person as others see them beside what they do. */
        Person: {
            avatar_url: string | null;
            display_name: string;
            /** Format: uuid */
            id: string;
            username: string;
        };
        /** @description A question with its answers. Others' votes are counted at most `COALESCE_MS` late, one's own at once. */
        Poll: {
            allow_new_options: boolean;
            anonymous: boolean;
            /** Format: date-time */
            closes_at: string | null;
            /** Format: uuid */
            conversation_id: string;
            /** Format: uuid */
            created_by: string | null;
            /** Format: uuid */
            id: string;
            is_closed: boolean;
            /** @description Whether the tally is the exact, stored one. */
            is_final: boolean;
            max_votes: number | null;
            /** Format: uuid */
            message_id: string;
            multiple: boolean;
            my_option_ids: string[];
            options: components["schemas"]["Option"][];
            question: string;
            results: components["schemas"]["ResultsEnum"];
            total_voters: number | null;
        };
        PollAnswer: {
            data: components["schemas"]["Poll"];
        };
        /** @description A question to put. */
        PollRequest: {
            /** @default false */
            allow_new_options?: boolean;
            /** @default false */
            anonymous?: boolean;
            client_id?: string | null;
            /** Format: date-time */
            closes_at?: string | null;
            /** Format: uuid */
            conversation_id: string;
            max_votes?: number | null;
            /** @default false */
            multiple?: boolean;
            options: string[];
            question: string;
            /** @default LIVE */
            results?: components["schemas"]["ResultsEnum"];
        };
        /** @description The message that a reply answers. It follows edits; of a deleted message the excerpt is empty. */
        Quote: {
            /** @description The first 140 characters on one line. */
            excerpt: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            sender_id: string | null;
            seq: number;
        };
        /** @description One emoji on a message. Others' clicks show at most `COALESCE_MS` late, one's own at once. */
        Reaction: {
            count: number;
            emoji: string;
            /** @description Whether the caller is among them. */
            reacted: boolean;
        };
        /** @description An emoji. */
        ReactionRequest: {
            emoji: string;
        };
        ReactionsAnswer: {
            data: components["schemas"]["Reaction"][];
        };
        /** @description Who reacted. */
        Reactor: {
            /** Format: date-time */
            created_at: string;
            emoji: string;
            user: components["schemas"]["Person"];
        };
        ReactorPage: {
            data: components["schemas"]["Reactor"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description How far one has read. */
        ReadRequest: {
            /** Format: int64 */
            seq: number;
        };
        /** @description How far a member has the messages of a conversation, and has read them. */
        Receipt: {
            /** Format: date-time */
            delivered_at: string | null;
            delivered_seq: number;
            /** Format: date-time */
            read_at: string | null;
            read_seq: number;
            /** Format: uuid */
            user_id: string;
        };
        ReceiptsAnswer: {
            data: components["schemas"]["Receipt"][];
        };
        /**
         * @description * `LIVE` - Live
         *     * `ON_CLOSE` - On Close
         * @enum {string}
         */
        ResultsEnum: "LIVE" | "ON_CLOSE";
        /**
         * @description * `OWNER` - Owner
         *     * `ADMIN` - Admin
         *     * `MEMBER` - Member
         * @enum {string}
         */
        Role: "OWNER" | "ADMIN" | "MEMBER";
        /** @description A new token. It is shown this once. */
        SignedIn: {
            /** Format: date-time */
            expires_at: string;
            token: string;
            user: components["schemas"]["OwnProfile"];
        };
        SignedInAnswer: {
            data: components["schemas"]["SignedIn"];
        };
        /** @description A place where one is signed in. */
        SignIn: {
            address: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            is_current: boolean;
            kind: components["schemas"]["SignInKindEnum"];
            /** Format: date-time */
            last_used_at: string;
            user_agent: string;
        };
        /**
         * @description * `token` - token
         *     * `session` - session
         * @enum {string}
         */
        SignInKindEnum: "token" | "session";
        SignInPage: {
            data: components["schemas"]["SignIn"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description Why. */
        SuspensionRequest: {
            reason: string;
        };
        /** @description The request that carries the bytes to the store. */
        Target: {
            /** @description Of a form, sent before the file. */
            fields: {
                [key: string]: string;
            };
            headers: {
                [key: string]: string;
            };
            method: string;
            /** @description Of a long file in S3: may be sent instead, in any order; empty otherwise. */
            parts: components["schemas"]["Part"][];
            url: string;
        };
        /** @description A ticket, for one use. */
        Ticket: {
            expires_in_s: number;
            ticket: string;
        };
        TicketAnswer: {
            data: components["schemas"]["Ticket"];
        };
        /** @description A file to be sent. */
        UploadRequest: {
            content_type: string;
            name: string;
            sha256?: string | null;
            /** Format: int64 */
            size: number;
        };
        /** @description Who chose what. */
        Voter: {
            option_ids: string[];
            user: components["schemas"]["Person"];
            /** Format: date-time */
            voted_at: string;
        };
        /** @description The whole of one's choice; an empty one retracts. */
        VoteRequest: {
            option_ids: string[];
        };
        VoterPage: {
            data: components["schemas"]["Voter"][];
            pagination: components["schemas"]["Pagination"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    auth_csrf_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    auth_login_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    auth_logout_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    auth_logout_all_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationAnswer"];
                };
            };
            201: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationAnswer"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedConversationChangesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_files_list: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: string[];
                limit?: number;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilePage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_leave_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_me_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedFlagsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_members_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_members_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_members_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_members_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedRoleRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_pins_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_read_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    conversations_receipts_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptsAnswer"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    media_uploads_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    media_uploads_complete_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedTextRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_edits_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditPage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_pin_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_pin_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_reactions_list: {
        parameters: {
            query?: {
                cursor?: string;
                emoji?: string;
                limit?: number;
            };
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactorPage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_reactions_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReactionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionsAnswer"];
                };
            };
            201: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionsAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_reactions_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                emoji: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_receipts_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageReceiptPage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_replies_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_conversations_changes_list: {
        parameters: {
            query?: {
                limit?: number;
                since?: number;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_conversations_messages_list: {
        parameters: {
            query?: {
                after_seq?: number;
                around_seq?: number;
                before_seq?: number;
                cursor?: string;
                limit?: number;
                type?: string[];
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_conversations_messages_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MessageRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
            201: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    messages_mark_delivered_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliveredRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IgnoredAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    polls_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PollRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollAnswer"];
                };
            };
            201: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    polls_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollAnswer"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    polls_close_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollAnswer"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    polls_options_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OptionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollAnswer"];
                };
            };
            201: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    polls_vote_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    polls_vote_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                poll_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    polls_voters_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                option_id?: string;
            };
            header?: never;
            path: {
                poll_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoterPage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    realtime_ticket_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    search_messages_list: {
        parameters: {
            query: {
                after?: string;
                before?: string;
                conversation_id?: string;
                cursor?: string;
                limit?: number;
                q: string;
                sender_id?: string;
                type?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundMessagePage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    users_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    users_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    users_suspend_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspensionRequest"];
            };
        };
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description In conflict with the present state. */
            409: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    users_suspend_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    users_me_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnProfileAnswer"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    users_me_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedProfileRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnProfileAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    users_me_avatar_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvatarRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnProfileAnswer"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    users_me_avatar_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    users_me_sessions_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPage"];
                };
            };
            /** @description The request is malformed; `attr` names the field. */
            400: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    users_me_sessions_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sign_in_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not allowed. */
            403: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description No such object, or none that the caller may see. */
            404: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description A service is away; try again after `Retry-After` seconds. */
            503: {
                headers: {
                    /** @description Requests allowed in a window. */
                    "RateLimit-Limit"?: number;
                    /** @description Requests left in this window. */
                    "RateLimit-Remaining"?: number;
                    /** @description Seconds until the window ends. */
                    "RateLimit-Reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
