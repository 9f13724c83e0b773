import { __ } from '@wordpress/i18n';
import type { Mailbox } from '../../contract/generated/types.ts';
import { WordsField } from '../../ui/words-field/words-field.tsx';
import { fieldWords } from './field-words.ts';
import { ChoiceField } from './fields.tsx';
import type { MailboxForm } from './form-state.ts';
import { SIGNATURE_VARIABLES } from './signature-form.tsx';

interface Props {
	form: MailboxForm;
	errors: Record< string, string >;
	set: ( part: Partial< MailboxForm > ) => void;
}

/** A signature that was typed as plain lines, for the editor. */
function asHtml( signature: string ): string {
	return signature.trim() === '' || /<(?:p|br|div|table|ul|ol)\b/i.test( signature )
		? signature
		: signature.trim().replace( /\r?\n/g, '<br>' );
}

/** What a mailbox's replies end with, and what they look like. */
export function MailOutWords( { form, errors, set }: Props ) {
	return (
		<>
			<WordsField
				label={ __( 'Signature', 'mesa-help-desk' ) }
				help={ __( 'Of the mailbox. Everybody can write their own under Notifications.', 'mesa-help-desk' ) }
				html={ asHtml( form.signature ) }
				error={ fieldWords( errors, 'signature' ) }
				variables={ SIGNATURE_VARIABLES }
				onChange={ ( signature ) => set( { signature } ) }
			/>
			<ChoiceField< Mailbox[ 'signature_order' ] >
				label={ __( 'Below a reply stands', 'mesa-help-desk' ) }
				value={ form.signatureOrder }
				options={ [
					{ value: 'agent_mailbox', label: __( 'The agent’s signature, then the mailbox’s', 'mesa-help-desk' ) },
					{ value: 'mailbox_agent', label: __( 'The mailbox’s signature, then the agent’s', 'mesa-help-desk' ) },
					{ value: 'agent', label: __( 'The agent’s; the mailbox’s where they have none', 'mesa-help-desk' ) },
					{ value: 'mailbox', label: __( 'Only the mailbox’s', 'mesa-help-desk' ) },
				] }
				onChange={ ( signatureOrder ) => set( { signatureOrder } ) }
			/>
			<ChoiceField< Mailbox[ 'mail_style' ] >
				label={ __( 'Mail looks', 'mesa-help-desk' ) }
				help={ __( 'Your look has logo, colour and footer; it is made under “Look of mail” in the settings.', 'mesa-help-desk' ) }
				value={ form.mailStyle }
				options={ [
					{ value: 'plain', label: __( 'Like a person’s mail', 'mesa-help-desk' ) },
					{ value: 'look', label: __( 'In your look', 'mesa-help-desk' ) },
				] }
				onChange={ ( mailStyle ) => set( { mailStyle } ) }
			/>
		</>
	);
}
