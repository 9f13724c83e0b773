<?php
/**
 * Which form was filled in.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Requests;

use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Sorting\FieldStore;
use Mesa\Data\Visitors\FormStore;
use Mesa\Domain\CustomField;
use Mesa\Domain\Form;
use Mesa\Domain\FormToken;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Reads what a page carried of its form, and finds what belongs to it.
 *
 * @phpstan-import-type FormRow from Form
 * @phpstan-import-type Field from CustomField
 */
final class OpenForm {
	/**
	 * Takes what it works with.
	 *
	 * @param FormToken    $tokens    Opens what pages carry.
	 * @param FormStore    $forms     Forms.
	 * @param FieldStore   $fields    Custom fields.
	 * @param MailboxStore $mailboxes Mailboxes.
	 */
	public function __construct( private readonly FormToken $tokens, private readonly FormStore $forms, private readonly FieldStore $fields, private readonly MailboxStore $mailboxes ) {}

	/**
	 * The form of a page.
	 *
	 * @param string $token As the page carried it.
	 * @return array{form: FormRow, age: int} Age of the page in seconds.
	 * @throws Refusal When it was changed, is too old, or the form takes no messages any more.
	 */
	public function open( string $token ): array {
		$opened = $this->tokens->open( $token, time() );
		if ( null === $opened ) {
			throw Refusal::because( 'mesa_form_expired', __( 'This page has been open too long to be sent safely. Copy your message, reload the page and send it again.', 'mesa-help-desk' ) );
		}
		// A block that stands alone takes an order's number from pages that ask for one, such as an account's.
		$form = 0 === $opened['form_id'] ? Form::alone( array( 'mailboxId' => $opened['mailbox_id'], 'askOrder' => true, 'allowFiles' => $opened['takes_files'] ) ) : $this->forms->find( $opened['form_id'] );
		if ( null === $form || $form['archived'] ) {
			throw Refusal::because( 'mesa_form_closed', __( 'This form takes no messages any more, so yours could not be sent. Please contact us in another way.', 'mesa-help-desk' ), 410 );
		}
		return array( 'form' => $form, 'age' => $opened['age'] );
	}

	/**
	 * The site's custom fields; none are asked of the database where there never was one.
	 *
	 * @return array<int, Field> By id.
	 */
	public function fields(): array {
		return $this->fields->all();
	}

	/**
	 * Where a form's tickets go.
	 *
	 * @param FormRow $form The form.
	 * @return array<string, mixed> The mailbox: the form's, else the default one.
	 * @throws Refusal 503 when the help desk has no mailbox yet.
	 */
	public function mailbox( array $form ): array {
		$mailbox = $form['mailbox_id'] > 0 ? $this->mailboxes->find( $form['mailbox_id'] ) : null;
		return $mailbox ?? $this->mailboxes->find( $this->mailboxes->default_id() )
			?? throw Refusal::because( 'mesa_no_mailbox', __( 'This form is not connected to a mailbox yet, so your message could not be sent. Please contact us in another way.', 'mesa-help-desk' ), 503 );
	}
}
