<?php
/**
 * Wiring of what keeps mail.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Incoming\ExpireRawMail;
use Mesa\Actions\Incoming\RereadMessage;
use Mesa\Actions\Letters\LetterAlarms;
use Mesa\Actions\Letters\ReportLetters;
use Mesa\Actions\Letters\SettleLetter;
use Mesa\Data\Mail\DeadLetterStore;
use Mesa\Data\Messages\RawMailStore;
use Mesa\Rest\DeadLettersController;
use Mesa\Rest\PollerMailController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for original mails, and for mails that could not be taken in.
 */
trait KeepServices {
	/** Mails that could not be taken in. */
	public function dead_letter_store(): DeadLetterStore {
		return $this->once( DeadLetterStore::class, fn() => new DeadLetterStore( $this->db() ) );
	}

	/** Decides about mails that could not be taken in. */
	public function settle_letter(): SettleLetter {
		return $this->once( SettleLetter::class, fn() => new SettleLetter( $this->dead_letter_store(), $this->blob_store() ) );
	}

	/** Says when mails were given up. */
	public function letter_alarms(): LetterAlarms {
		return $this->once( LetterAlarms::class, fn() => new LetterAlarms( $this->dead_letter_store(), AdminPage::url( ... ) ) );
	}

	/** Messages by their original mails. */
	public function raw_mail_store(): RawMailStore {
		return $this->once( RawMailStore::class, fn() => new RawMailStore( $this->db() ) );
	}

	/** Deletes original mails whose time is over. */
	public function expire_raw_mail(): ExpireRawMail {
		return $this->once( ExpireRawMail::class, fn() => new ExpireRawMail( $this->settings_store(), $this->raw_mail_store(), $this->blob_store() ) );
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function keep_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			DeadLettersController::class => new DeadLettersController( $this->dead_letter_store(), $this->settle_letter(), $this->blob_store() ),
			PollerMailController::class  => new PollerMailController(
				$this->mailbox_store(),
				$this->dead_letter_store(),
				new ReportLetters( $this->db(), $this->dead_letter_store(), $this->blob_store() ),
				$this->raw_mail_store(),
				$this->attachment_store(),
				$this->blob_store(),
				new RereadMessage( $this->db(), $this->message_store(), $this->attachment_store(), $this->ticket_store(), $this->blob_store(), $this->recorder() )
			),
			default                      => null,
		};
	}
}
