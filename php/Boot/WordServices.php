<?php
/**
 * Wiring of saved replies, signatures and the look of mail.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Words\SaveMailLook;
use Mesa\Actions\Words\SavedReplies;
use Mesa\Actions\Words\Signatures;
use Mesa\Actions\Words\TicketWords;
use Mesa\Data\Mail\MailLookStore;
use Mesa\Data\Messages\SavedReplyStore;
use Mesa\Data\Messages\SignatureStore;
use Mesa\Jobs\Outgoing\FollowLine;
use Mesa\Jobs\Outgoing\LookPreview;
use Mesa\Jobs\Outgoing\ReplyComposer;
use Mesa\Jobs\Outgoing\Stationery;
use Mesa\Rest\MailLookController;
use Mesa\Rest\SavedRepliesController;
use Mesa\Rest\WordsController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for the words that go into replies.
 */
trait WordServices {
	/** Saved replies. */
	public function saved_reply_store(): SavedReplyStore {
		return $this->once( SavedReplyStore::class, fn() => new SavedReplyStore( $this->db() ) );
	}

	/** Agents' signatures. */
	public function signature_store(): SignatureStore {
		return $this->once( SignatureStore::class, static fn() => new SignatureStore() );
	}

	/** What stands under replies. */
	public function signatures(): Signatures {
		return $this->once( Signatures::class, fn() => new Signatures( $this->signature_store() ) );
	}

	/** The site's look. */
	public function mail_look_store(): MailLookStore {
		return $this->once( MailLookStore::class, static fn() => new MailLookStore() );
	}

	/**
	 * Makes mails of replies.
	 *
	 * @param array<string, mixed>|null $look   Another look than the stored one.
	 * @param FollowLine|null           $follow Ends each with the way to its ticket; not in a preview, whose reader is not the customer.
	 */
	public function reply_composer( ?array $look = null, ?FollowLine $follow = null ): ReplyComposer {
		return new ReplyComposer( $this->message_store(), $this->attachment_store(), $this->blob_store(), $this->subject_tokens(), new Stationery( $this->signatures(), $this->mail_look_store(), $this->ticket_store(), $look ), $follow );
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function word_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			SavedRepliesController::class => new SavedRepliesController( new SavedReplies( $this->saved_reply_store(), $this->mailbox_policy(), $this->mailbox_store(), $this->compose_reply() ), $this->saved_reply_store(), $this->mailbox_policy(), $this->person_presenter() ),
			WordsController::class        => new WordsController( $this->ticket_policy(), $this->mailbox_store(), new TicketWords( $this->customer_store(), $this->order_source( ... ) ), $this->signature_store() ),
			MailLookController::class     => new MailLookController( $this->mail_look_store(), new SaveMailLook( $this->mail_look_store() ), new LookPreview( $this->message_store(), $this->mailbox_store(), $this->delivery(), $this->reply_composer( ... ), $this->mailbox_policy()->can_view( ... ) ) ),
			default                       => null,
		};
	}
}
