<?php
/**
 * The ticket form.
 *
 * @package Mesa
 */

namespace Mesa\Blocks;

use Mesa\Actions\Requests\RequestFiles;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Data\Sorting\FieldStore;
use Mesa\Data\Visitors\FormPreviews;
use Mesa\Data\Visitors\FormStore;
use Mesa\Domain\Form;
use Mesa\Domain\FormToken;

defined( 'ABSPATH' ) || exit;

/**
 * Gathers what the form shows. Nothing of a visitor gets into a page that a cache may keep: only people who are
 * logged in, whose pages are not cached, find their name filled in.
 *
 * @phpstan-import-type FormRow from Form
 */
final class TicketFormView implements View {
	/**
	 * Forms shown so far on this page.
	 */
	private static int $count = 0;

	/**
	 * Takes what it asks.
	 *
	 * @param FormToken     $tokens    Seals the form's settings.
	 * @param FormResults   $results   What came of a POST.
	 * @param SettingsStore $settings  Size limits.
	 * @param MailboxStore  $mailboxes Whether there is one.
	 * @param FormStore     $forms     The site's forms.
	 * @param FieldStore    $fields    Custom fields.
	 */
	public function __construct(
		private readonly FormToken $tokens,
		private readonly FormResults $results,
		private readonly SettingsStore $settings,
		private readonly MailboxStore $mailboxes,
		private readonly FormStore $forms,
		private readonly FieldStore $fields
	) {}

	/**
	 * The values for render.php.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 */
	public function values( array $attributes ): ?array {
		$form = $this->form( $attributes );
		if ( null === $form ) {
			// Only those who can mend it are told.
			return current_user_can( 'mesa_manage_mailboxes' ) ? array( 'closed' => true ) : null;
		}
		$anchor = 'mesa-form-' . ( ++self::$count );
		$result = $this->results->shown_at( $anchor ) ?? array( 'message' => '' );
		$user   = wp_get_current_user();
		// The editor's preview shows what visitors will see.
		$known  = $user->exists() && is_email( $user->user_email ) && ! wp_is_serving_rest_request() && ! isset( $attributes['preview'] );
		if ( $known ) {
			FormResults::mark_uncacheable();
		}
		$errors = $result['errors'] ?? array();
		$values = ( $result['values'] ?? array() ) + array(
			'name'  => $known ? $user->display_name : '',
			'email' => $known ? $user->user_email : '',
			// A link may bring words along, from the page of an order for example.
			'order' => self::from_address( 'mesa_order', 60 ),
		);
		$most   = RequestFiles::max_bytes( $form, $this->settings );
		$token  = $this->tokens->seal( $form['mailbox_id'], time(), $form['id'], $form['max_files'] );
		return array(
			'closed'    => false,
			'anchor'    => $anchor,
			'token'     => $token,
			'config'    => $this->config( $form, $most, isset( $attributes['preview'] ) ),
			'page'      => PageAddress::current(),
			'post_to'   => admin_url( 'admin-post.php?action=mesa_request' ),
			'done'      => isset( $result['number'] ),
			'number'    => (int) ( $result['number'] ?? 0 ),
			'follow'    => (string) ( $result['follow_url'] ?? '' ),
			'message'   => (string) $result['message'],
			'errors'    => $errors,
			'values'    => $values,
			'known'     => $known,
			'intro'     => $form['intro'],
			'print'     => new FormFields( $anchor, $errors, $values, $result['filled'] ?? array() ),
			'asks'      => Form::asks( $form, $this->fields->all(), $form['mailbox_id'] > 0 ? $form['mailbox_id'] : $this->mailboxes->default_id() ),
			'ask_name'  => $form['ask_name'],
			'ask_order' => $form['ask_order'],
			'max_file'  => $most,
			'max_files' => $form['max_files'],
			'button'    => '' !== trim( $form['button'] ) ? $form['button'] : __( 'Send message', 'mesa-help-desk' ),
			'thanks'    => $form['thanks'],
			'unplugged' => current_user_can( 'mesa_manage_mailboxes' ) && 0 === $this->mailboxes->default_id(),
			'preview'   => isset( $attributes['preview'] ),
		);
	}

	/**
	 * Which form it is.
	 *
	 * @param array<string, mixed> $attributes The block's attributes.
	 * @return FormRow|null Null when there is none that takes messages.
	 */
	private function form( array $attributes ): ?array {
		if ( isset( $attributes['preview'] ) ) {
			return FormPreviews::of( get_current_user_id() );
		}
		$id = (int) ( $attributes['formId'] ?? 0 );
		if ( 0 === $id ) {
			return Form::alone( $attributes );
		}
		$form = $this->forms->find( $id );
		return null === $form || $form['archived'] ? null : $form;
	}

	/**
	 * What the script needs.
	 *
	 * @param FormRow $form       The form.
	 * @param int     $most       Of RequestFiles::max_bytes().
	 * @param bool    $is_preview Whether nothing is to be sent.
	 * @return array<string, mixed>
	 */
	private function config( array $form, int $most, bool $is_preview ): array {
		$articles = get_post_type_object( 'mesa_article' );
		$suggest  = $form['suggest'] && ! $is_preview && null !== $articles;
		if ( $suggest ) {
			SearchConfig::put();
		}
		return array(
			'id'       => $form['id'],
			'endpoint' => $is_preview ? '' : rest_url( 'mesa/v1/requests' ),
			'words'    => FormWords::script(),
			'fields'   => FormWords::fields(),
			'maxFiles' => $form['max_files'],
			'maxFile'  => $most,
			'suggest'  => $suggest ? array(
				'held'     => (int) $this->settings->get( 'form_holdout_percent' ),
				'articles' => rest_url( 'wp/v2/' . $articles->rest_base ),
				'log'      => rest_url( 'mesa/v1/kb/searches' ),
				'words'    => FormWords::suggestions(),
			) + ( is_user_logged_in() ? array( 'nonce' => wp_create_nonce( 'wp_rest' ) ) : array() ) : null,
		);
	}

	/**
	 * What the page's address brings along.
	 *
	 * @param string $name Parameter.
	 * @param int    $most Characters.
	 */
	private static function from_address( string $name, int $most ): string {
		// phpcs:ignore WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput -- Fills a field that the visitor sees; sanitised here.
		$value = is_string( $_GET[ $name ] ?? null ) ? sanitize_text_field( wp_unslash( $_GET[ $name ] ) ) : '';
		if ( '' !== $value ) {
			FormResults::mark_uncacheable();
		}
		return mb_substr( $value, 0, $most );
	}
}
