<?php
/**
 * Changing an automatic answer.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Automatic;

use Mesa\Data\Mail\AutoAnswerStore;
use Mesa\Domain\AnswerTemplate;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the contract's "auto-answer-input", and shows what would come of it.
 */
final class SaveAutoAnswer {
	/**
	 * Takes the store.
	 *
	 * @param AutoAnswerStore $answers What each mailbox answers.
	 */
	public function __construct( private readonly AutoAnswerStore $answers ) {}

	/**
	 * What a mailbox has now; where nothing was written, what Mesa comes with, in the site's language.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @return array{enabled: bool, to_forms: bool, subject: string, text: string}
	 */
	public function current( int $mailbox_id ): array {
		$set = $this->answers->find( $mailbox_id );
		return array(
			'enabled'  => $set['enabled'] ?? false,
			'to_forms' => $set['to_forms'] ?? false,
			'subject'  => $set['subject'] ?? AnswerTemplate::default_subject(),
			'text'     => $set['body'] ?? AnswerTemplate::default_text(),
		);
	}

	/**
	 * Changes what is given and keeps the rest.
	 *
	 * @param int                  $mailbox_id The mailbox.
	 * @param array<string, mixed> $input      Some fields.
	 */
	public function change( int $mailbox_id, array $input ): void {
		$set = $this->with( $mailbox_id, $input );
		$this->answers->save( $mailbox_id, $set['enabled'], $set['to_forms'], $set['subject'], $set['text'] );
	}

	/**
	 * The answer as a customer would get it who is called Ana.
	 *
	 * @param array<string, mixed> $mailbox The mailbox.
	 * @param array<string, mixed> $input   Some fields, as in change().
	 * @return array{subject: string, text: string, html: string}
	 */
	public function preview( array $mailbox, array $input ): array {
		$set    = $this->with( $mailbox['id'], $input );
		$values = array(
			/* translators: A customer's name, in the preview of an automatic answer. */
			'customer_name' => __( 'Ana Ruiz', 'mesa-help-desk' ),
			'ticket_id'     => '1042',
			/* translators: A customer's subject, in the preview of an automatic answer. */
			'subject'       => __( 'Where is my order?', 'mesa-help-desk' ),
			'mailbox_name'  => $mailbox['name'],
		);
		$text = AnswerTemplate::fill( $set['text'], $values );
		return array(
			'subject' => AnswerTemplate::subject( $set['subject'], $values ),
			'text'    => $text,
			'html'    => AnswerTemplate::html( $text ),
		);
	}

	/**
	 * The settings with changes on them. Empty words are the ones that Mesa comes with: an empty mail helps nobody.
	 *
	 * @param int                  $mailbox_id The mailbox.
	 * @param array<string, mixed> $input      Some fields.
	 * @return array{enabled: bool, to_forms: bool, subject: string, text: string}
	 */
	private function with( int $mailbox_id, array $input ): array {
		$set     = $input + $this->current( $mailbox_id );
		$subject = Text::line( $set['subject'] );
		$text    = trim( Text::clean( $set['text'] ) );
		return array(
			'enabled'  => (bool) $set['enabled'],
			'to_forms' => (bool) $set['to_forms'],
			'subject'  => '' === $subject ? AnswerTemplate::default_subject() : $subject,
			'text'     => '' === $text ? AnswerTemplate::default_text() : $text,
		);
	}
}
